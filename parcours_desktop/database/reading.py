"""The name of a read-only transaction for those who hand it on to queries without knowing SQL."""

from sqlalchemy import Connection

Reading = Connection
