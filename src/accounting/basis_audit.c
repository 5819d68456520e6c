/*
 * basis_audit.c
 *		How a figure of a report came to its basis.
 */
#include "compat.h"

#include "catalog/rating.h"
#include "types/arithmetic.h"
#include "types/basis.h"
#include "utils/builtins.h"

/* What a stated capacity becomes by a convention of the name; false for none such. */
static bool
by_convention(CatalogCache *cache, Quantity stated, Basis to, const char *name, Quantity *result)
{
	bool		exists;
	const Convention *convention = catalog_find_convention(cache, name, (Basis) kind_tag(&flops_kind, stated),
														   to, &exists);

	if (convention == NULL)
		return false;
	*result = quantity_multiply_numeric(&flops_kind, stated, convention->factor);
	*result = kind_pack(&flops_kind, kind_count(&flops_kind, *result), to);
	return true;
}

/* The same by the ratings of a device. */
static bool
by_device(CatalogCache *cache, Quantity stated, Basis to, text *model, Quantity *result, const char **name)
{
	const Meaning *meaning = catalog_lookup(cache, model, NULL);
	DateADT		today = GetSQLCurrentDate();
	Quantity	rating_from;
	Quantity	rating_to;
	Count		count;

	if (meaning == NULL || meaning->device == NULL ||
		!catalog_find_rating(cache, meaning->device, (Basis) kind_tag(&flops_kind, stated), today, NULL,
							 &rating_from, NULL) ||
		!catalog_find_rating(cache, meaning->device, to, today, NULL, &rating_to, NULL))
		return false;
	if (!count_multiply_divide(kind_count(&flops_kind, stated), kind_count(&flops_kind, rating_to),
							   kind_count(&flops_kind, rating_from), &count))
		kind_out_of_range(&flops_kind);
	*result = kind_pack(&flops_kind, count, to);
	*name = meaning->device->model;
	return true;
}

/*
 * basis_audit(stated, reported, method): "stated", "assumed", "converted by
 * CONVENTION" or "rerated by MODEL", with the figure computed again: ERROR
 * 22000 where the method does not lead from the one to the other.
 */
PG_FUNCTION_INFO_V1(basis_audit);
Datum
basis_audit(PG_FUNCTION_ARGS)
{
	Quantity	stated;
	Quantity	reported;
	Quantity	again = {0, 0};
	text	   *method;
	const char *model = NULL;
	char	   *follows = NULL;
	Basis		to;
	CatalogCache *cache;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	stated = PG_GETARG_QUANTITY(0);
	reported = PG_GETARG_QUANTITY(1);
	method = optional_text(fcinfo, 2);
	to = (Basis) kind_tag(&flops_kind, reported);
	if (quantity_equal(stated, reported))
		PG_RETURN_TEXT_P(cstring_to_text("stated"));
	if (kind_tag(&flops_kind, stated) == BASIS_UNSPECIFIED &&
		kind_count(&flops_kind, stated) == kind_count(&flops_kind, reported))
		PG_RETURN_TEXT_P(cstring_to_text("assumed"));
	if (method != NULL)
	{
		char	   *name = text_to_cstring(method);

		cache = catalog_cache(fcinfo);
		if (by_convention(cache, stated, to, name, &again))
		{
			if (quantity_equal(again, reported))
				PG_RETURN_TEXT_P(cstring_to_text(psprintf("converted by %s", name)));
			follows = kind_text(&flops_kind, again);
		}
		if (by_device(cache, stated, to, method, &again, &model))
		{
			if (quantity_equal(again, reported))
				PG_RETURN_TEXT_P(cstring_to_text(psprintf("rerated by %s", model)));
			follows = kind_text(&flops_kind, again);
		}
	}
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("reported capacity does not follow from the stated one"),
			 errdetail("%s was stated, %s is reported, and %s.",
					   kind_text(&flops_kind, stated), kind_text(&flops_kind, reported),
					   method == NULL ? "no method is named" :
					   psprintf("the method is \"%s\"", text_to_cstring(method))),
			 follows != NULL ? errhint("By that method it is %s.", follows) :
			 errhint("Name the convention or the model that it was converted by.")));
}
