/*
 * bi_columns.c
 *		Which plain columns a BI view has, and their names; see bi_columns.h.
 */
#include "compat.h"

#include "bi/bi_columns.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "nodes/value.h"
#include "parser/parse_func.h"
#include "types/kind.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

static Oid
own_type(Oid schema, const char *name)
{
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(name),
						   ObjectIdGetDatum(schema));
}

/* The kind of a type or of a domain over it; NULL if it is none of ours. */
static const QuantityKind *
kind_of_type(Oid schema, Oid type)
{
	type = getBaseType(type);
	for (int i = 0; i < QUANTITY_KINDS; i++)
	{
		if (type == own_type(schema, quantity_kinds[i]->name))
			return quantity_kinds[i];
	}
	return NULL;
}

/* Whether a type has quantities inside, so that a client sees them as text. */
static bool
holds_quantities(Oid schema, Oid type)
{
	Oid			inside;

	type = getBaseType(type);
	if (kind_of_type(schema, type) != NULL || type == own_type(schema, "cost_summary"))
		return true;
	if (get_typtype(type) == TYPTYPE_COMPOSITE)
	{
		TupleDesc	fields = lookup_rowtype_tupdesc_copy(type, -1);
		bool		found = false;

		for (int i = 0; i < fields->natts && !found; i++)
			found = !TupleDescAttr(fields, i)->attisdropped &&
				holds_quantities(schema, TupleDescAttr(fields, i)->atttypid);
		FreeTupleDesc(fields);
		return found;
	}
	if (!OidIsValid(inside = get_element_type(type)) &&
		!OidIsValid(inside = get_range_subtype(type)) &&
		!OidIsValid(inside = get_multirange_range(type)))
		return false;
	return holds_quantities(schema, inside);
}

Oid
bi_function(Oid schema, const char *name, int nargs, const Oid *types)
{
	List	   *names = list_make2(makeString(get_namespace_name(schema)), makeString(pstrdup(name)));

	return LookupFuncName(names, nargs, types, false);
}

/* "PFLOPS-days" as a part of a name: "pflops_days".  Units are ASCII. */
static char *
unit_suffix(const char *unit)
{
	char	   *suffix = pstrdup(unit);

	for (char *at = suffix; *at != '\0'; at++)
		*at = is_letter(*at) || is_digit(*at) ? (char) pg_ascii_tolower((unsigned char) *at) : '_';
	return suffix;
}

static void
check_unit(const QuantityKind *kind, const char *unit)
{
	Unit		price_unit;

	/* a price may be per capacity or per work */
	if (kind == &unit_price_kind && unit_lookup(unit, (int) strlen(unit), &price_unit) == UNIT_OK)
		return;
	(void) unit_argument(cstring_to_text(unit), kind == &flop_kind ? UNIT_COUNT : UNIT_RATE);
}

void
bi_check_unit(Relation source, AttrNumber number, const BiOptions *options, const char *unit)
{
	Form_pg_attribute column = TupleDescAttr(RelationGetDescr(source), number - 1);
	const QuantityKind *kind = kind_of_type(options->schema, column->atttypid);

	if (kind == NULL || kind == &cost_kind)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("column \"%s\" of \"%s\" cannot be given in a unit",
						NameStr(column->attname), RelationGetRelationName(source)),
				 errdetail("It is of type %s; units are of flops, flop and unit_price.",
						   format_type_be(column->atttypid)),
				 errhint("Money is converted in a view with exchange() or amount_in(); give that view to bi_view().")));
	check_unit(kind, unit);
}

/* One more column, made by a function of the extension or, without, as it is. */
static List *
add_column(List *columns, Form_pg_attribute attribute, const BiOptions *options,
		   const char *function, char *unit, char *suffix)
{
	BiColumn   *column = (BiColumn *) palloc0(sizeof(BiColumn));

	column->source = attribute->attnum;
	if (function != NULL)
	{
		Oid			types[] = {getBaseType(attribute->atttypid), TEXTOID};

		column->function = bi_function(options->schema, function, unit != NULL ? 2 : 1, types);
		column->unit = unit;
		column->suffix = suffix;
		column->is_number = get_func_rettype(column->function) == NUMERICOID;
	}
	return lappend(columns, column);
}

List *
bi_columns(Relation source, const BiOptions *options, char *const *units)
{
	TupleDesc	descriptor = RelationGetDescr(source);
	List	   *columns = NIL;

#define ADD(function, unit, suffix) \
	(columns = add_column(columns, attribute, options, function, unit, suffix))

	for (int i = 0; i < descriptor->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(descriptor, i);
		const QuantityKind *kind;
		char	   *unit = units[i];

		if (attribute->attisdropped)
			continue;
		kind = kind_of_type(options->schema, attribute->atttypid);
		if (kind == &flops_kind || kind == &flop_kind)
		{
			if (unit == NULL)
				unit = kind == &flops_kind ? options->capacity_unit : options->work_unit;
			check_unit(kind, unit);
			ADD("in_unit", unit, unit_suffix(unit));
			ADD("basis", NULL, "basis");
		}
		else if (kind == &cost_kind)
		{
			ADD("amount", NULL, "amount");
			ADD("currency", NULL, "currency");
		}
		else if (kind == &unit_price_kind)
		{
			/* A price per capacity and one per work may stand in one column. */
			if (unit == NULL)
			{
				ADD("amount", NULL, "amount");
				ADD("currency", NULL, "currency");
				ADD("per", NULL, "per");
			}
			else
			{
				ADD("in_unit", unit, psprintf("amount_per_%s", unit_suffix(unit)));
				ADD("currency", NULL, "currency");
			}
			ADD("basis", NULL, "basis");
		}
		else
			ADD(NULL, NULL, NULL);
	}
#undef ADD
	return columns;
}

/*
 * The nth name that a column may have: the first is the one it should have.
 * The source's name is cut so that all fits into 63 bytes.
 */
static char *
name_candidate(Relation source, const BiColumn *column, int n)
{
	char	   *base = NameStr(TupleDescAttr(RelationGetDescr(source), column->source - 1)->attname);

	if (n == 1)
		return column->suffix == NULL ? pstrdup(base) : makeObjectName(base, NULL, column->suffix);
	if (column->suffix == NULL)
		return makeObjectName(base, NULL, psprintf("%d", n));
	return makeObjectName(base, NULL, psprintf("%s_%d", column->suffix, n));
}

bool
bi_name_fits(Relation source, const BiColumn *column, const char *name)
{
	const char *number = strrchr(name, '_');
	int			n = number == NULL ? 0 : atoi(number + 1);

	return strcmp(name, name_candidate(source, column, 1)) == 0 ||
		(n > 1 && strcmp(name, name_candidate(source, column, n)) == 0);
}

static bool
name_is_taken(List *columns, const char *name)
{
	ListCell   *cell;

	foreach(cell, columns)
	{
		const BiColumn *column = (const BiColumn *) lfirst(cell);

		if (column->name != NULL && strcmp(column->name, name) == 0)
			return true;
	}
	return false;
}

static void
name_column(Relation source, List *columns, BiColumn *column, const BiOptions *options)
{
	Form_pg_attribute attribute = TupleDescAttr(RelationGetDescr(source), column->source - 1);
	char	   *name;

	for (int n = 1; name_is_taken(columns, name = name_candidate(source, column, n)); n++)
		;
	column->name = name;
	if (strcmp(name, name_candidate(source, column, 1)) != 0)
		ereport(NOTICE,
				(errmsg("column \"%s\" becomes \"%s\", as \"%s\" is taken",
						NameStr(attribute->attname), name, name_candidate(source, column, 1))));
	if (!OidIsValid(column->function) && holds_quantities(options->schema, attribute->atttypid))
		ereport(NOTICE,
				(errmsg("column \"%s\" of type %s is passed on as it is",
						NameStr(attribute->attname), format_type_be(attribute->atttypid)),
				 type_is_rowtype(attribute->atttypid) ?
				 errhint("Take it apart in a view, by its fields, and give that view to bi_view().") :
				 errhint("Take it apart in a view, with unnest(), lower() and upper() or entries(), and give that view to bi_view().")));
}

/* What the source itself calls so comes before what is named after it. */
void
bi_name_columns(Relation source, List *columns, const BiOptions *options)
{
	ListCell   *cell;

	for (int made = 0; made <= 1; made++)
	{
		foreach(cell, columns)
		{
			BiColumn   *column = (BiColumn *) lfirst(cell);

			if (column->name == NULL && OidIsValid(column->function) == (made == 1))
				name_column(source, columns, column, options);
		}
	}
}

/*
 * Every name is qualified, and every argument is of the very type that the
 * function takes: nobody's function of a like name can match better.
 */
void
bi_append_expression(StringInfo sql, Relation source, const BiColumn *column,
					 const BiOptions *options)
{
	Form_pg_attribute attribute = TupleDescAttr(RelationGetDescr(source), column->source - 1);
	const char *name = quote_identifier(NameStr(attribute->attname));
	Oid			type = getBaseType(attribute->atttypid);

	if (!OidIsValid(column->function))
	{
		appendStringInfoString(sql, name);
		return;
	}
	appendStringInfo(sql, "%s(%s",
					 quote_qualified_identifier(get_namespace_name(options->schema),
												get_func_name(column->function)),
					 name);
	if (type != attribute->atttypid)
		appendStringInfo(sql, "::%s", format_type_be_qualified(type));
	if (column->unit != NULL)
		appendStringInfo(sql, ", %s::pg_catalog.text", quote_literal_cstr(column->unit));
	appendStringInfoChar(sql, ')');
	if (column->is_number && options->as_float)
		appendStringInfoString(sql, "::pg_catalog.float8");
}
