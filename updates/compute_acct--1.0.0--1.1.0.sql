-- From 1.0.0 to 1.1.0: what src/ and data/ have changed, once more, in the order
-- of the install script.
\echo Use "ALTER EXTENSION compute_acct UPDATE" to load this file. \quit

-- --- module ---


-- --- quantity ---


-- --- types ---


-- --- aggregates ---


-- --- catalog: tables, protection ---


-- --- catalog: names, ratings, capacity ---


-- --- catalog: exchange rates ---


-- --- catalog: gpu_count and the rest ---


-- --- accounting ---


-- --- bi ---


-- --- shipped rows: written by tools/release --rows --update ---
