-- Subscriptions that are not connected to anything, and whose connection holds no secret.
\ir entrance.psql

CREATE SCHEMA subscriptions;
CREATE SUBSCRIPTION subscriptions_plain CONNECTION 'host=/nowhere dbname=nothing user=nobody'
    PUBLICATION some_publication WITH (connect = false);
CREATE SUBSCRIPTION subscriptions_options CONNECTION 'host=/nowhere application_name=''it\''s'''
    PUBLICATION first, "Second ""one""" WITH (connect = false, slot_name = 'another_slot', synchronous_commit = 'remote_apply',
    binary = true, streaming = true, two_phase = true, disable_on_error = true);
CREATE SUBSCRIPTION "subscriptions ""quoted""" CONNECTION 'dbname=nothing'
    PUBLICATION p WITH (connect = false, slot_name = NONE, create_slot = false, enabled = false);
COMMENT ON SUBSCRIPTION subscriptions_plain IS 'a subscription';
\if :since16
CREATE SUBSCRIPTION subscriptions_since_16 CONNECTION 'dbname=nothing' PUBLICATION p
    WITH (connect = false, slot_name = NONE, streaming = parallel, origin = none, password_required = false, run_as_owner = true);
\endif
\if :since17
CREATE SUBSCRIPTION subscriptions_failover CONNECTION 'dbname=nothing' PUBLICATION p
    WITH (connect = false, slot_name = NONE, failover = true);
\endif
