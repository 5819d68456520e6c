/*
 * fuzz_text.c
 *		Fuzzing of the scanners and printers of quantities, outside a server.
 *
 * Of any text, for each of the four types and the three kinds of tag:
 *	- what scans is valid, prints within the documented size, and the printed
 *	  text scans to the same bits and prints as itself, and so does a JSON
 *	  object of its words;
 *	- what does not scan gives a status, and a word that lies within the text.
 *
 * And of the number that a text starts with, decimal_to_count() must say the
 * same as arithmetic by hand on arrays of digits, further below.
 *
 * The text is a copy of exactly its size, and so are the buffers printed to,
 * so that AddressSanitizer sees one byte too many.  With libFuzzer this is its
 * target; replay.c calls it for files.
 */
#include <stdio.h>
#include <stdlib.h>

#include "quantity/text.h"

#define CHECK(condition) \
	do { \
		if (!(condition)) \
			fail(__LINE__, #condition); \
	} while (0)

static void
fail(int line, const char *condition)
{
	fprintf(stderr, "fuzz_text.c:%d: not so: %s\n", line, condition);
	abort();
}

/* --- quantities and tags ------------------------------------------------- */

static bool
operations_tag_valid(uint32_t tag)
{
	return basis_valid(tag);
}

static bool
price_tag_valid(uint32_t tag)
{
	return tag < (1u << UNIT_PRICE_TAG_BITS) &&
		currency_valid(unit_price_currency(tag)) && basis_valid(unit_price_basis(tag));
}

static const struct
{
	int			tag_bits;
	bool		(*scan) (const char *text, size_t length, Quantity *q, TextError *error);
	bool		(*scan_json) (const char *text, size_t length, Quantity *q, TextError *error);
	int			(*print) (char *out, Quantity q);
	bool		(*tag_valid) (uint32_t tag);
}			types[] = {
	{FLOPS_TAG_BITS, flops_scan, flops_json_scan, flops_print, operations_tag_valid},
	{FLOP_TAG_BITS, flop_scan, flop_json_scan, flop_print, operations_tag_valid},
	{COST_TAG_BITS, cost_scan, cost_json_scan, cost_print, currency_valid},
	{UNIT_PRICE_TAG_BITS, unit_price_scan, unit_price_json_scan, unit_price_print, price_tag_valid},
};

static const struct
{
	bool		(*scan) (const char *text, size_t length, uint32_t *tag, TextError *error);
	int			(*print) (char *out, uint32_t tag);
	bool		(*valid) (uint32_t tag);
	int			max_text;
}			tags[] = {
	{basis_tag_scan, basis_tag_print, operations_tag_valid, BASIS_MAX_TEXT},
	{currency_tag_scan, currency_tag_print, currency_valid, CURRENCY_CODE_LENGTH},
	{unit_price_tag_scan, unit_price_tag_print, price_tag_valid, QUANTITY_MAX_TEXT},
};

/* A copy that ends where its memory ends. */
static char *
exact_copy(const void *bytes, size_t size)
{
	char	   *copy = malloc(size);

	CHECK(copy != NULL || size == 0);
	if (size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

static void
check_error(const TextError *error, const char *text, size_t size)
{
	CHECK(error->status > TEXT_OK && error->status <= TEXT_OUT_OF_RANGE);
	CHECK(error->length >= 0);
	CHECK(error->word >= text && error->word + error->length <= text + size);
}

/* A printed value as the JSON object that says the same; returns its length. */
static int
json_of_printed(char *out, const char *printed, int length, bool has_basis)
{
	const char *unit = memchr(printed, ' ', (size_t) length) + 1;
	const char *basis = memchr(unit, ' ', (size_t) (printed + length - unit));
	int			unit_length = (int) ((basis == NULL ? printed + length : basis) - unit);
	int			size = sprintf(out, "{\"unit\":\"%.*s\"", unit_length, unit);

	if (basis != NULL)
		size += sprintf(out + size, ", \"basis\": \"%.*s\"", (int) (printed + length - basis - 1), basis + 1);
	else if (has_basis && unit_length % 2 == 0)
		size += sprintf(out + size, ", \"basis\" : null");
	return size + sprintf(out + size, ", \"number\": %.*s}", (int) (unit - 1 - printed), printed);
}

/* What has scanned as q: it prints, and the print scans, as text and as JSON. */
static void
check_value(size_t i, Quantity q)
{
	Quantity	again;
	TextError	error = {TEXT_OK, NULL, -1};
	char		json[QUANTITY_MAX_TEXT + 50];
	char	   *printed = malloc(QUANTITY_MAX_TEXT);
	char	   *printed_again;
	char	   *copy;
	int			length;
	int			json_length;

	CHECK(types[i].tag_valid(quantity_tag(q, types[i].tag_bits)));
	length = types[i].print(printed, q);
	CHECK(length > 0 && length <= QUANTITY_MAX_TEXT);

	copy = exact_copy(printed, (size_t) length);
	CHECK(types[i].scan(copy, (size_t) length, &again, &error));
	CHECK(again.low == q.low && again.high == q.high);
	CHECK(quantity_equal(again, q) && quantity_compare(again, q) == 0);
	free(copy);

	json_length = json_of_printed(json, printed, length, types[i].tag_bits != COST_TAG_BITS);
	copy = exact_copy(json, (size_t) json_length);
	CHECK(types[i].scan_json(copy, (size_t) json_length, &again, &error));
	CHECK(quantity_equal(again, q));
	CHECK(!types[i].scan(copy, (size_t) json_length, &again, &error));
	CHECK(!types[i].scan_json(copy, (size_t) json_length - 1, &again, &error));
	free(copy);

	printed_again = malloc(QUANTITY_MAX_TEXT);
	CHECK(types[i].print(printed_again, q) == length);
	CHECK(memcmp(printed_again, printed, (size_t) length) == 0);
	free(printed_again);
	free(printed);
}

static void
check_type(size_t i, const char *text, size_t size)
{
	Quantity	q;
	TextError	error = {TEXT_OK, NULL, -1};

	if (types[i].scan(text, size, &q, &error))
		check_value(i, q);
	else
		check_error(&error, text, size);

	error = (TextError)
	{
		TEXT_OK, NULL, -1
	};
	if (types[i].scan_json(text, size, &q, &error))
		check_value(i, q);
	else
		check_error(&error, text, size);
}

static void
check_tag(size_t i, const char *text, size_t size)
{
	uint32_t	tag;
	uint32_t	again;
	TextError	error = {TEXT_OK, NULL, -1};
	char	   *printed;
	char	   *copy;
	int			length;

	if (!tags[i].scan(text, size, &tag, &error))
	{
		check_error(&error, text, size);
		return;
	}
	CHECK(tags[i].valid(tag));

	printed = malloc((size_t) tags[i].max_text);
	length = tags[i].print(printed, tag);
	CHECK(length > 0 && length <= tags[i].max_text);

	copy = exact_copy(printed, (size_t) length);
	CHECK(tags[i].scan(copy, (size_t) length, &again, &error));
	CHECK(again == tag);
	free(copy);
	free(printed);
}

/* --- numbers, by hand ---------------------------------------------------- */

/*
 * A number as an array of decimal digits, the first one first, times a power
 * of ten.  Slow, plain, and without a line in common with decimal.c.
 */
typedef struct Digits
{
	unsigned char *digit;
	size_t		n;
	long long	power;
	bool		negative;
} Digits;

/* Beyond this a power of ten decides by itself, whatever digits there are. */
#define POWER_LIMIT	1000000000LL

static bool
starts_with(const char *text, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - text) >= length && memcmp(text, word, length) == 0;
}

/*
 * Puts zeros before, or takes them from, the digits from `part` on, so that
 * those before the point are as many as the places that the part has.
 */
static void
digits_fit_places(Digits *number, size_t part, long long places)
{
	long long	present = (long long) (number->n - part) + number->power;

	for (; present > places; present--)
	{
		CHECK(number->digit[part] == 0);
		memmove(number->digit + part, number->digit + part + 1, --number->n - part);
	}
	for (; present < places; present++)
	{
		memmove(number->digit + part + 1, number->digit + part, number->n++ - part);
		number->digit[part] = 0;
	}
}

/* How long the Chinese words at `text` are that multiply, and the power that they make together. */
static int
chinese_power(const char *text, const char *end, int *power)
{
	static const struct
	{
		const char *word;
		int			power;
	}			words[] = {
		{"十", 1}, {"百", 2}, {"千", 3}, {"拾", 1}, {"佰", 2}, {"仟", 3},
		{"万", 4}, {"亿", 8}, {"萬", 4}, {"億", 8},
	};
	const char *at = text;

	*power = 0;
	for (size_t i = 0; i < lengthof(words); i++)
	{
		if (starts_with(at, end, words[i].word))
		{
			*power += words[i].power;
			at += strlen(words[i].word);
			i = (size_t) -1;	/* from the first word again */
		}
	}
	return (int) (at - text);
}

/* Reads what decimal_scan() has accepted: everything up to the end. */
static Digits
digits_read(const char *text, const char *end)
{
	/* parts have at most fifteen places more than digits: 1千万亿1.5 */
	Digits		number = {malloc((size_t) (end - text) + 15), 0, 0, false};
	bool		behind_point = false;
	size_t		part = 0;
	int			last_power = -1;

	while (text < end)
	{
		int			power = 0;
		int			word_length = 0;

		if (*text >= '0' && *text <= '9')
		{
			number.digit[number.n++] = (unsigned char) (*text - '0');
			if (behind_point)
				number.power--;
		}
		else if (*text == '.')
			behind_point = true;
		else if (*text == '-')
			number.negative = true;
		else if (*text == 'e' || *text == 'E')
		{
			long long	exponent = 0;
			int			sign = 1;

			for (text++; text < end && !is_blank(*text) && (unsigned char) *text < 0x80; text++)
			{
				if (*text == '-')
					sign = -1;
				else if (*text != '+' && exponent < POWER_LIMIT)
					exponent = 10 * exponent + (*text - '0');
			}
			number.power += sign * exponent;
			continue;
		}
		else if ((word_length = chinese_power(text, end, &power)) == 0)
			CHECK(*text == ',' || *text == '+' || is_blank(*text));

		text += word_length > 0 ? word_length : 1;
		if (power > 0)
		{
			if (last_power >= 0)
				digits_fit_places(&number, part, last_power - power);
			part = number.n;
			behind_point = false;
			last_power = power;
		}
	}
	if (last_power >= 0)
	{
		if (number.n > part)
			digits_fit_places(&number, part, last_power);
		else
			number.power += last_power;
	}
	return number;
}

/* number *= factor, on paper */
static void
digits_multiply(Digits *number, uint32_t factor)
{
	size_t		room = number->n + 10;
	unsigned char *product = calloc(room, 1);
	uint64_t	carry = 0;

	for (size_t i = 0; i < room; i++)
	{
		if (i < number->n)
			carry += (uint64_t) number->digit[number->n - 1 - i] * factor;
		product[room - 1 - i] = (unsigned char) (carry % 10);
		carry /= 10;
	}
	CHECK(carry == 0);
	free(number->digit);
	number->digit = product;
	number->n = room;
}

/* Leading zeros away. */
static void
digits_trim(Digits *number)
{
	size_t		zeros = 0;

	while (zeros < number->n && number->digit[zeros] == 0)
		zeros++;
	memmove(number->digit, number->digit + zeros, number->n - zeros);
	number->n -= zeros;
}

/*
 * Rounded half away from zero to a whole number of at most `room` digits, in
 * `whole`, filled with zeros in front.  False if it is longer than that.
 */
static bool
digits_round(const Digits *number, unsigned char *whole, int room)
{
	long long	before_point = (long long) number->n + number->power;
	bool		up;

	memset(whole, 0, (size_t) room);
	if (number->n == 0)
		return true;
	if (before_point > room)
		return false;
	for (long long i = 0; i < before_point; i++)
		whole[room - before_point + i] = i < (long long) number->n ? number->digit[i] : 0;
	up = before_point >= 0 && before_point < (long long) number->n && number->digit[before_point] >= 5;
	for (int i = room - 1; up; i--)
	{
		if (i < 0)
			return false;
		up = whole[i] == 9;
		whole[i] = up ? 0 : whole[i] + 1;
	}
	return true;
}

#define ROOM	60

/* Whether |number| * 10^power < 10^38, beyond which no count is tried. */
static bool
digits_below_limit(const Digits *number)
{
	return number->n == 0 || (long long) number->n + number->power <= 38;
}

/* 2^127, the magnitude of the least count; the greatest is one less. */
static const char limit[] = "170141183460469231731687303715884105728";

static bool
digits_fit_count(const unsigned char *whole, bool negative)
{
	int			pad = ROOM - (int) (sizeof(limit) - 1);

	for (int i = 0; i < ROOM; i++)
	{
		int			bound = i < pad ? 0 : limit[i - pad] - '0';

		if (whole[i] != bound)
			return whole[i] < bound;
	}
	return negative;
}

static void
check_number(const char *text, size_t size)
{
	static const uint32_t multipliers[] = {1, 60, 3600, 86400, UINT32_MAX};
	TextCursor	cursor = {text, text + size};
	DecimalText decimal;
	uint32_t	hash = 2166136261u;

	if (decimal_scan(&cursor, &decimal) != DECIMAL_OK)
	{
		CHECK(cursor.at >= text && cursor.at <= text + size);
		return;
	}
	CHECK(cursor.at > text && cursor.at <= text + size);

	/* powers and a multiplier that depend on the text and nothing else */
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char) text[i]) * 16777619u;
	for (int i = 0; i < 4; i++)
	{
		int			power = i == 0 ? 0 : (int) (hash >> (8 * i)) % 60 - 20;
		uint32_t	multiplier = i == 0 ? 1 : multipliers[(hash >> i) % lengthof(multipliers)];
		Digits		number = digits_read(text, cursor.at);
		unsigned char whole[ROOM];
		Count		count;
		bool		fits;

		if (decimal.before != 0 && power < -DECIMAL_PART_POWER)
			power = -DECIMAL_PART_POWER;
		number.power += power;
		digits_trim(&number);
		fits = digits_below_limit(&number);
		digits_multiply(&number, multiplier);
		digits_trim(&number);
		fits = fits && digits_round(&number, whole, ROOM) && digits_fit_count(whole, number.negative);

		CHECK(decimal_to_count(&decimal, power, multiplier, &count) == fits);
		if (fits)
		{
			UCount		rest = count < 0 ? -(unsigned __int128) count : (unsigned __int128) count;

			for (int j = ROOM - 1; j >= 0; j--)
			{
				CHECK((int) (rest % 10) == whole[j]);
				rest /= 10;
			}
			CHECK(rest == 0);
			CHECK(count == 0 || (count < 0) == number.negative);
		}
		free(number.digit);
	}
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *text = exact_copy(data, size);

	for (size_t i = 0; i < lengthof(types); i++)
		check_type(i, text, size);
	for (size_t i = 0; i < lengthof(tags); i++)
		check_tag(i, text, size);
	check_number(text, size);
	free(text);
	return 0;
}
