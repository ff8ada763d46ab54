# Other names for ./dev, for those whose fingers know make.
VERBS := setup run test check bench soak tour doctor
.PHONY: $(VERBS)
$(VERBS):
	./dev $@
