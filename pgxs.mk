# Installs what `make` has built through PostgreSQL's own PGXS:
#
#     make install PG_CONFIG=/path/to/pg_config
#
# A file of its own, because PGXS brings rules for `all`, `clean` and others,
# and a variable VERSION, that are not ours.

EXTENSION = build/pggit
DATA = build/pggit--$(PGGIT_VERSION).sql

PG_CONFIG ?= pg_config
PGXS := $(shell '$(PG_CONFIG)' --pgxs)
ifeq ($(wildcard $(PGXS)),)
$(error PG_CONFIG=$(PG_CONFIG) names no PostgreSQL with PGXS; install its server development files or say PG_CONFIG=/path/to/pg_config)
endif
include $(PGXS)
