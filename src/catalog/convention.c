/*
 * convention.c
 *		From one basis to another: by a convention that has a name and a source,
 *		or by what a device really does.  Never without saying which.
 */
#include "compat.h"

#include "catalog/rating.h"
#include "types/arithmetic.h"
#include "types/basis.h"
#include "types/message.h"
#include "types/number.h"
#include "utils/builtins.h"

/* convert_basis(q, to_basis, convention); an error leaves q's type's name to kind */
static Datum
convert_by_convention(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	Basis		from = (Basis) kind_tag(kind, q);
	Basis		to = (Basis) kind_tag_argument(kind, PG_GETARG_TEXT_PP(1));
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(2));
	const Convention *convention;
	bool		exists;

	require_basis(kind, q);
	convention = catalog_find_convention(catalog_cache(fcinfo), name, from, to, &exists);
	if (!exists)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("unknown convention \"%s\"", message_excerpt(name, strlen(name))),
				 errhint("The table basis_convention has those that are known; add your own with its source.")));

	/* So a column that has some rows in the wanted basis converts as a whole. */
	if (from == to)
		PG_RETURN_QUANTITY(q);
	if (convention == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("convention \"%s\" does not lead from %s to %s", name,
						kind_tag_name(kind, from), kind_tag_name(kind, to)),
				 errhint("Use another one of basis_convention, or rerate() by device.")));
	q = quantity_multiply_numeric(kind, q, convention->factor);
	PG_RETURN_QUANTITY(kind_pack(kind, kind_count(kind, q), to));
}

QUANTITY_FUNCTION(flops_convert_basis, convert_by_convention(fcinfo, &flops_kind));
QUANTITY_FUNCTION(flop_convert_basis, convert_by_convention(fcinfo, &flop_kind));

/*
 * rerate(q, model, to_basis): q / rating(model, q's basis) * rating(model,
 * to_basis), today or as of a day and by a book
 */
static Datum
rerate(FunctionCallInfo fcinfo, const QuantityKind *kind, DateADT as_of, text *book)
{
	Quantity	q = PG_GETARG_QUANTITY(0);
	Basis		to = (Basis) kind_tag_argument(kind, PG_GETARG_TEXT_PP(2));
	CatalogCache *cache;
	const Device *device;
	Quantity	rating_from;
	Quantity	rating_to;
	Count		result;

	require_basis(kind, q);
	cache = catalog_cache(fcinfo);
	device = catalog_resolve_device(cache, PG_GETARG_TEXT_PP(1));
	rating_from = catalog_rating(cache, device, (Basis) kind_tag(kind, q), as_of, book);
	rating_to = catalog_rating(cache, device, to, as_of, book);
	if (!count_multiply_divide(kind_count(kind, q), kind_count(&flops_kind, rating_to),
							   kind_count(&flops_kind, rating_from), &result))
		kind_out_of_range(kind);
	PG_RETURN_QUANTITY(kind_pack(kind, result, to));
}

QUANTITY_FUNCTION(flops_rerate, rerate(fcinfo, &flops_kind, GetSQLCurrentDate(), NULL));
QUANTITY_FUNCTION(flop_rerate, rerate(fcinfo, &flop_kind, GetSQLCurrentDate(), NULL));

/* rerate(q, model, to_basis, as_of, book): not strict, as the book may be NULL */
static Datum
rerate_as_of(FunctionCallInfo fcinfo, const QuantityKind *kind)
{
	for (int i = 0; i < 4; i++)
	{
		if (PG_ARGISNULL(i))
			PG_RETURN_NULL();
	}
	return rerate(fcinfo, kind, PG_GETARG_DATEADT(3), optional_text(fcinfo, 4));
}

QUANTITY_FUNCTION(flops_rerate_as_of, rerate_as_of(fcinfo, &flops_kind));
QUANTITY_FUNCTION(flop_rerate_as_of, rerate_as_of(fcinfo, &flop_kind));
