/*
 * arithmetic.c
 *		The rules of arithmetic that all quantity types share; see arithmetic.h.
 */
#include "compat.h"

#include "types/arithmetic.h"
#include "types/number.h"

Quantity
quantity_add(const QuantityKind *kind, Quantity a, Quantity b)
{
	uint32_t	tag = kind_same_tag(kind, TO_ADD, a, b);
	Count		sum;

	/*
	 * One of the two without its tag, and the sum of the packed values is the
	 * packed sum; it overflows exactly when the count does.
	 */
	if (unlikely(__builtin_add_overflow(quantity_packed(a), quantity_packed(b) - (Count) tag, &sum)))
		kind_out_of_range(kind);
	return quantity_from_packed(sum);
}

Quantity
quantity_subtract(const QuantityKind *kind, Quantity a, Quantity b)
{
	uint32_t	tag = kind_same_tag(kind, TO_SUBTRACT, a, b);
	Count		difference;

	if (unlikely(__builtin_sub_overflow(quantity_packed(a), quantity_packed(b) - (Count) tag, &difference)))
		kind_out_of_range(kind);
	return quantity_from_packed(difference);
}

Quantity
quantity_negate(const QuantityKind *kind, Quantity q)
{
	return kind_pack(kind, -kind_count(kind, q), kind_tag(kind, q));
}

Quantity
quantity_absolute(const QuantityKind *kind, Quantity q)
{
	return q.high < 0 ? quantity_negate(kind, q) : q;
}

int32
quantity_sign(const QuantityKind *kind, Quantity q)
{
	Count		count = kind_count(kind, q);

	return (count > 0) - (count < 0);
}

Quantity
quantity_multiply_integer(const QuantityKind *kind, Quantity q, int64 n)
{
	Count		product;

	if (unlikely(__builtin_mul_overflow(kind_count(kind, q), (Count) n, &product)))
		kind_out_of_range(kind);
	return kind_pack(kind, product, kind_tag(kind, q));
}

Quantity
quantity_divide_integer(const QuantityKind *kind, Quantity q, int64 n)
{
	Count		quotient = 0;

	if (unlikely(n == 0))
		division_by_zero();
	if (!count_multiply_divide(kind_count(kind, q), 1, n, &quotient))
		kind_out_of_range(kind);
	return kind_pack(kind, quotient, kind_tag(kind, q));
}

/*
 * Whether a number is 10^38 or more, which no count is.  numeric itself might
 * overflow on multiplying such a one, or on doubling it.
 */
static bool
beyond_counts(Numeric n)
{
	Numeric		limit = count_to_numeric((Count) power_of_ten(DECIMAL_MAX_DIGITS - 1), 0, 0);

	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(numeric_call1(numeric_abs, n)),
											 NumericGetDatum(limit))) >= 0;
}

/*
 * With many digits numeric itself multiplies: its product is exact, so the
 * only rounding is the one to a count.  Over parts that is, as below,
 * trunc((2 |product| + parts) / (2 parts)).
 */
static bool
multiply_many_digits(Count count, Numeric n, int32 parts, Count *product)
{
	Numeric		whole = int64_to_numeric(parts);
	Numeric		twice;

	if (count != 0 && beyond_counts(n))
		return false;
	n = numeric_call(numeric_mul, count_to_numeric(count, 0, 0), n);
	if (parts != 1)
	{
		twice = numeric_call(numeric_add, n, n);
		twice = numeric_call(numeric_sign_of(n) < 0 ? numeric_sub : numeric_add, twice, whole);
		n = numeric_call(numeric_div_trunc, twice, numeric_call(numeric_add, whole, whole));
	}
	return numeric_to_count(n, 0, 1, product);
}

bool
quantity_multiply_fraction(const QuantityKind *kind, Quantity q, Numeric n, int32 parts, Quantity *product)
{
	Count		count = kind_count(kind, q);
	Count		numerator;
	Count		divisor;
	Count		result;

	if (!numeric_fraction(n, &numerator, &divisor) ||
		__builtin_mul_overflow(divisor, (Count) parts, &divisor))
	{
		if (!multiply_many_digits(count, n, parts, &result))
			return false;
	}
	else if (divisor == 1 ? __builtin_mul_overflow(count, numerator, &result) :
			 !count_multiply_divide(count, numerator, divisor, &result))
		return false;
	return quantity_pack(result, kind_tag(kind, q), kind->tag_bits, product);
}

bool
quantity_multiply_ratio(const QuantityKind *kind, Quantity q, int64 n, int32 parts, Quantity *product)
{
	Count		result;

	if (parts == 1 ? __builtin_mul_overflow(kind_count(kind, q), (Count) n, &result) :
		!count_multiply_divide(kind_count(kind, q), n, parts, &result))
		return false;
	return quantity_pack(result, kind_tag(kind, q), kind->tag_bits, product);
}

Quantity
quantity_multiply_numeric(const QuantityKind *kind, Quantity q, Numeric n)
{
	Quantity	product;

	if (!quantity_multiply_fraction(kind, q, n, 1, &product))
		kind_out_of_range(kind);
	return product;
}

/*
 * With many digits numeric itself divides.  Its quotient is rounded to some
 * digits, and rounding it again could round a half that never was; but its
 * truncated quotient is exact, and so is
 *
 *		round(|count| / |n|) = trunc((2 |count| + |n|) / (2 |n|))
 */
static Quantity
divide_by_many_digits(const QuantityKind *kind, Quantity q, Numeric n)
{
	Count		count = kind_count(kind, q);
	Numeric		magnitude = numeric_call1(numeric_abs, n);
	Numeric		numerator = numeric_call1(numeric_abs, count_to_numeric(count, 0, 0));

	if (numeric_sign_of(n) == 0)
		division_by_zero();
	if (beyond_counts(n))
		return kind_pack(kind, 0, kind_tag(kind, q));
	numerator = numeric_call(numeric_add, magnitude,
							 numeric_call(numeric_add, numerator, numerator));
	if ((count < 0) != (numeric_sign_of(n) < 0))
		numerator = numeric_call1(numeric_uminus, numerator);
	return quantity_from_numeric(kind,
								 numeric_call(numeric_div_trunc, numerator,
											  numeric_call(numeric_add, magnitude, magnitude)),
								 0, 1, kind_tag(kind, q));
}

Quantity
quantity_divide_numeric(const QuantityKind *kind, Quantity q, Numeric n)
{
	Count		numerator;
	Count		divisor;
	Count		quotient;

	if (!numeric_fraction(n, &numerator, &divisor))
		return divide_by_many_digits(kind, q, n);
	if (numerator == 0)
		division_by_zero();
	if (!count_multiply_divide(kind_count(kind, q), divisor, numerator, &quotient))
		kind_out_of_range(kind);
	return kind_pack(kind, quotient, kind_tag(kind, q));
}

Numeric
quantity_ratio(const QuantityKind *kind, Quantity a, Quantity b)
{
	(void) kind_same_tag(kind, TO_DIVIDE, a, b);
	if (kind_count(kind, b) == 0)
		division_by_zero();
	return numeric_call(numeric_div,
						count_to_numeric(kind_count(kind, a), 0, 0),
						count_to_numeric(kind_count(kind, b), 0, 0));
}
