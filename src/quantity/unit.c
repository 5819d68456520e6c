/*
 * unit.c
 *		The tables of prefixes and unit words; see unit.h.
 */
#include "unit.h"

/*
 * In order of their powers, 10^(3 * index); no prefix is the first.  Symbols
 * are one string, to be searched as such.
 */
static const char prefix_symbols[] = "\0kMGTPEZYRQ";

static const char *const prefix_names[] = {
	"", "kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta", "ronna", "quetta",
};

#define WORD(word)	word, sizeof(word) - 1

/*
 * "FLOPs" and "OPs" are not here: some write them for the rate, others for
 * the plural of the count.
 */
static const struct
{
	const char *word;
	int			length;
	UnitDimension dimension;
}			unit_words[] = {
	{WORD("FLOPS"), UNIT_RATE},
	{WORD("Flops"), UNIT_RATE},
	{WORD("flops"), UNIT_RATE},
	{WORD("FLOP/s"), UNIT_RATE},
	{WORD("Flop/s"), UNIT_RATE},
	{WORD("flop/s"), UNIT_RATE},
	{WORD("OPS"), UNIT_RATE},
	{WORD("Ops"), UNIT_RATE},
	{WORD("ops"), UNIT_RATE},
	{WORD("OP/s"), UNIT_RATE},
	{WORD("Op/s"), UNIT_RATE},
	{WORD("op/s"), UNIT_RATE},
	{WORD("FLOP"), UNIT_COUNT},
	{WORD("Flop"), UNIT_COUNT},
	{WORD("flop"), UNIT_COUNT},
	{WORD("OP"), UNIT_COUNT},
	{WORD("Op"), UNIT_COUNT},
	{WORD("op"), UNIT_COUNT},
};

static const char *const ambiguous_words[] = {"FLOPs", "OPs"};

/* What may follow a rate and a hyphen. */
static const struct
{
	const char *word;
	uint32_t	seconds;
}			time_words[] = {
	{"s", 1},
	{"second", 1},
	{"seconds", 1},
	{"minute", 60},
	{"minutes", 60},
	{"h", 3600},
	{"hour", 3600},
	{"hours", 3600},
	{"day", 86400},
	{"days", 86400},
};

char *
append_prefix(char *out, int power)
{
	if (power > 0)
	{
		assertion(power <= LARGEST_PREFIX_POWER && power % 3 == 0);
		*out++ = prefix_symbols[power / 3];
	}
	return out;
}

/* A symbol, to the letter; or a name, in any case.  "K" is read as well. */
static bool
prefix_lookup(const char *text, int length, int *power)
{
	if (length <= 1)
	{
		char		symbol = length == 0 ? '\0' : *text == 'K' ? 'k' : *text;
		const char *found = memchr(prefix_symbols, symbol, lengthof(prefix_names));

		if (found == NULL || (length == 1 && found == prefix_symbols))
			return false;
		*power = 3 * (int) (found - prefix_symbols);
		return true;
	}
	for (size_t i = 1; i < lengthof(prefix_names); i++)
	{
		if (same_word(text, length, prefix_names[i]))
		{
			*power = 3 * (int) i;
			return true;
		}
	}
	return false;
}

/* Whether [text, text + length) ends in `word`, and what stands before it. */
static inline bool
ends_in(const char *text, int length, const char *word, int word_length, int *head)
{
	*head = length - word_length;
	return *head >= 0 && text[length - 1] == word[word_length - 1] &&
		memcmp(text + *head, word, (size_t) word_length) == 0;
}

static UnitStatus
simple_unit_lookup(const char *text, int length, Unit *unit)
{
	int			head;

	unit->seconds = 1;
	for (size_t i = 0; i < lengthof(unit_words); i++)
	{
		if (ends_in(text, length, unit_words[i].word, unit_words[i].length, &head) &&
			prefix_lookup(text, head, &unit->power))
		{
			unit->dimension = unit_words[i].dimension;
			return UNIT_OK;
		}
	}
	for (size_t i = 0; i < lengthof(ambiguous_words); i++)
	{
		if (ends_in(text, length, ambiguous_words[i], (int) strlen(ambiguous_words[i]), &head) &&
			prefix_lookup(text, head, &unit->power))
			return UNIT_AMBIGUOUS;
	}
	return UNIT_UNKNOWN;
}

/* A rate times a time; of such units "PF" is a customary short form. */
static UnitStatus
product_unit_lookup(const char *text, int length, int hyphen, Unit *unit)
{
	UnitStatus	status = simple_unit_lookup(text, hyphen, unit);
	int			head;

	if (status == UNIT_UNKNOWN && hyphen > 0 && ends_in(text, hyphen, "F", 1, &head) && head > 0 &&
		prefix_lookup(text, head, &unit->power))
	{
		unit->dimension = UNIT_RATE;
		status = UNIT_OK;
	}
	if (status != UNIT_OK)
		return status;
	if (unit->dimension != UNIT_RATE)
		return UNIT_UNKNOWN;
	for (size_t i = 0; i < lengthof(time_words); i++)
	{
		if (same_word(text + hyphen + 1, length - hyphen - 1, time_words[i].word))
		{
			unit->dimension = UNIT_COUNT;
			unit->seconds = time_words[i].seconds;
			return UNIT_OK;
		}
	}
	return UNIT_UNKNOWN;
}

/* What a unit's text means. */
UnitStatus
unit_lookup(const char *text, int length, Unit *unit)
{
	UnitStatus	status = simple_unit_lookup(text, length, unit);

	if (status != UNIT_UNKNOWN)
		return status;
	for (int i = length - 1; i >= 0; i--)
	{
		if (text[i] == '-')
			return product_unit_lookup(text, length, i, unit);
	}
	return UNIT_UNKNOWN;
}
