-- Shipped rows are not the user's to edit, ratings follow the rules of their
-- series in words that can be read, and every change reaches the caches
-- of all sessions.  ENABLE ALWAYS, because logical replication fires no others.

CREATE FUNCTION _protect_shipped_rows() RETURNS trigger
  AS 'MODULE_PATHNAME', 'protect_shipped_rows' LANGUAGE C;
COMMENT ON FUNCTION _protect_shipped_rows() IS 'trigger: refuses changes of rows that came with the extension';

CREATE FUNCTION _catalog_changed() RETURNS trigger
  AS 'MODULE_PATHNAME', 'catalog_changed' LANGUAGE C;
COMMENT ON FUNCTION _catalog_changed() IS 'trigger: tells every session''s cache that the catalog has changed';

CREATE FUNCTION _state_basis() RETURNS trigger
  AS 'MODULE_PATHNAME', 'state_basis' LANGUAGE C;
COMMENT ON FUNCTION _state_basis() IS 'trigger: fills in the basis from the capacity, and refuses another one';

CREATE FUNCTION _refuse_overlap() RETURNS trigger
  AS 'MODULE_PATHNAME', 'refuse_overlap' LANGUAGE C;
COMMENT ON FUNCTION _refuse_overlap() IS 'trigger: says with what a rating overlaps, before the constraint does';

--+ for function in _protect_shipped_rows _catalog_changed _state_basis _refuse_overlap
REVOKE EXECUTE ON FUNCTION {function}() FROM PUBLIC;
--+ end

--+ for table in accelerator accelerator_alias accelerator_rating accelerator_rating_source accelerator_system basis_convention
CREATE TRIGGER protect_shipped_rows BEFORE INSERT OR UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION _protect_shipped_rows();
CREATE TRIGGER protect_shipped_table BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION _protect_shipped_rows();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION _catalog_changed();
CREATE TRIGGER catalog_truncated AFTER TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION _catalog_changed();
ALTER TABLE {table}
  ENABLE ALWAYS TRIGGER protect_shipped_rows,
  ENABLE ALWAYS TRIGGER protect_shipped_table,
  ENABLE ALWAYS TRIGGER catalog_changed,
  ENABLE ALWAYS TRIGGER catalog_truncated;
COMMENT ON TRIGGER protect_shipped_rows ON {table} IS 'refuses changes of rows that came with the extension';
COMMENT ON TRIGGER protect_shipped_table ON {table} IS 'refuses to truncate away rows that came with the extension';
COMMENT ON TRIGGER catalog_changed ON {table} IS 'invalidates the cached catalog';
COMMENT ON TRIGGER catalog_truncated ON {table} IS 'invalidates the cached catalog';

--+ end

--+ for table in accelerator_rating accelerator_rating_source
CREATE TRIGGER state_basis BEFORE INSERT OR UPDATE ON {table}
  FOR EACH ROW EXECUTE FUNCTION _state_basis();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER state_basis;
COMMENT ON TRIGGER state_basis ON {table} IS 'fills in the basis from the capacity, and refuses another one';

--+ end
CREATE TRIGGER refuse_overlap BEFORE INSERT OR UPDATE ON accelerator_rating
  FOR EACH ROW EXECUTE FUNCTION _refuse_overlap();
ALTER TABLE accelerator_rating ENABLE ALWAYS TRIGGER refuse_overlap;
COMMENT ON TRIGGER refuse_overlap ON accelerator_rating IS 'says with what a rating overlaps, before the constraint does';
