/*
 * basis_audit.c
 *		How a figure of a report came to its basis.
 */
#include "compat.h"

#include "catalog/rating.h"
#include "types/arithmetic.h"
#include "types/basis.h"
#include "types/message.h"
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
by_device(CatalogCache *cache, Quantity stated, Basis to, text *model, DateADT as_of, text *book,
		  Quantity *result, const char **name)
{
	const Meaning *meaning = catalog_lookup(cache, model, COUNTING_ANY, NULL);
	Quantity	rating_from;
	Quantity	rating_to;
	Count		count;

	if (meaning == NULL || meaning->device == NULL ||
		!catalog_find_rating(cache, meaning->device, (Basis) kind_tag(&flops_kind, stated), as_of, book,
							 &rating_from, NULL) ||
		!catalog_find_rating(cache, meaning->device, to, as_of, book, &rating_to, NULL))
		return false;
	*name = meaning->device->model;
	if (!count_multiply_divide(kind_count(&flops_kind, stated), kind_count(&flops_kind, rating_to),
							   kind_count(&flops_kind, rating_from), &count))
		kind_out_of_range(&flops_kind);
	*result = kind_pack(&flops_kind, count, to);
	return true;
}

/* How a reported capacity came to its basis, or what is wrong with it. */
typedef struct Audit
{
	Quantity	stated;
	Quantity	reported;
	text	   *method;			/* may be NULL */
	char	   *answer;			/* NULL where it does not follow */
	char	   *follows;		/* what follows from the method instead, if
								 * anything does */
} Audit;

static void
audit_method(CatalogCache *cache, Audit *audit, DateADT as_of, text *book)
{
	char	   *name = text_to_cstring(audit->method);
	Basis		to = (Basis) kind_tag(&flops_kind, audit->reported);
	Quantity	again = {0, 0};
	const char *model = NULL;

	if (by_convention(cache, audit->stated, to, name, &again))
	{
		if (quantity_equal(again, audit->reported))
			audit->answer = psprintf("converted by %s", name);
		audit->follows = kind_text(&flops_kind, again);
	}
	if (audit->answer == NULL && by_device(cache, audit->stated, to, audit->method, as_of, book, &again, &model))
	{
		if (quantity_equal(again, audit->reported))
			audit->answer = psprintf("rerated by %s", model);
		audit->follows = kind_text(&flops_kind, again);
	}
}

/*
 * The arguments (stated, reported, method), and the figure computed again.
 * False where one of the capacities is NULL.
 */
static bool
audit_arguments(FunctionCallInfo fcinfo, Audit *audit, DateADT as_of, text *book)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return false;
	memset(audit, 0, sizeof(*audit));
	audit->stated = PG_GETARG_QUANTITY(0);
	audit->reported = PG_GETARG_QUANTITY(1);
	audit->method = optional_text(fcinfo, 2);
	if (quantity_equal(audit->stated, audit->reported))
		audit->answer = pstrdup("stated");
	else if (kind_tag(&flops_kind, audit->stated) == BASIS_UNSPECIFIED &&
			 kind_count(&flops_kind, audit->stated) == kind_count(&flops_kind, audit->reported))
		audit->answer = pstrdup("assumed");
	else if (audit->method != NULL)
		audit_method(catalog_cache(fcinfo), audit, as_of, book);
	return true;
}

/*
 * basis_audit(stated, reported, method): "stated", "assumed", "converted by
 * CONVENTION" or "rerated by MODEL": ERROR 22000 where the method does not lead
 * from the one to the other.
 */
PG_FUNCTION_INFO_V1(basis_audit);
Datum
basis_audit(PG_FUNCTION_ARGS)
{
	Audit		audit;

	if (!audit_arguments(fcinfo, &audit, GetSQLCurrentDate(), NULL))
		PG_RETURN_NULL();
	if (audit.answer != NULL)
		PG_RETURN_TEXT_P(cstring_to_text(audit.answer));
	ereport(ERROR,
			(errcode(ERRCODE_DATA_EXCEPTION),
			 errmsg("reported capacity does not follow from the stated one"),
			 errdetail("%s was stated, %s is reported, and %s.",
					   kind_text(&flops_kind, audit.stated), kind_text(&flops_kind, audit.reported),
					   audit.method == NULL ? "no method is named" :
					   psprintf("the method is \"%s\"", message_name(audit.method))),
			 audit.follows != NULL ? errhint("By that method it is %s.", audit.follows) :
			 errhint("Name the convention or the model that it was converted by.")));
}

/*
 * basis_audit(stated, reported, method, as_of, book): the same as of a day, and
 * a word instead of the error: "unexplained" where no method is named, or none
 * that leads from the one basis to the other; "contradicted" where it leads to
 * another figure.
 */
PG_FUNCTION_INFO_V1(basis_audit_as_of);
Datum
basis_audit_as_of(PG_FUNCTION_ARGS)
{
	Audit		audit;

	if (PG_ARGISNULL(3) ||
		!audit_arguments(fcinfo, &audit, PG_GETARG_DATEADT(3), optional_text(fcinfo, 4)))
		PG_RETURN_NULL();
	if (audit.answer != NULL)
		PG_RETURN_TEXT_P(cstring_to_text(audit.answer));
	PG_RETURN_TEXT_P(cstring_to_text(audit.follows != NULL ? "contradicted" : "unexplained"));
}
