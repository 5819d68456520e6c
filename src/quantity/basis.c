/*
 * basis.c
 *		The table of number formats, reading and printing of a basis.
 */
#include "basis.h"

#define FORMAT_NAME_SIZE	8

/*
 * The index is the number that is stored.  tf32 occupies 19 bits of a word:
 * 1 sign, 8 exponent, 10 mantissa.
 */
static const struct
{
	char		name[FORMAT_NAME_SIZE];
	int			bits;
	bool		vector;			/* usual engine: vector units, else tensor */
	bool		integer;		/* printed as OPS and OP */
}			formats[] = {
	[0] = {"", 0, false, false},
	[1] = {"fp64", 64, true, false},
	[2] = {"fp32", 32, true, false},
	[3] = {"tf32", 19, false, false},
	[4] = {"bf16", 16, false, false},
	[5] = {"fp16", 16, false, false},
	[6] = {"fp8", 8, false, false},
	[7] = {"fp6", 6, false, false},
	[8] = {"fp4", 4, false, false},
	[9] = {"int8", 8, false, true},
	[10] = {"int4", 4, false, true},
};

bool
basis_valid(uint32_t basis)
{
	uint32_t	format = basis & BASIS_FORMAT_MASK;

	if (basis & ~(uint32_t) (BASIS_FORMAT_MASK | BASIS_SPARSE | BASIS_OTHER_ENGINE))
		return false;
	return format == 0 ? basis == BASIS_UNSPECIFIED : format < lengthof(formats);
}

bool
basis_is_integer(Basis basis)
{
	return formats[basis & BASIS_FORMAT_MASK].integer;
}

int
basis_format_bits(Basis basis)
{
	return formats[basis & BASIS_FORMAT_MASK].bits;
}

/*
 * The format that a word names, or 0.  Names are padded with zeros, so that
 * each is compared as one machine word.
 */
static int
format_lookup(const char *word, int length)
{
	char		name[FORMAT_NAME_SIZE] = "";
	int			format = (int) lengthof(formats) - 1;

	if (length >= FORMAT_NAME_SIZE)
		return 0;
	for (int i = 0; i < length; i++)
		name[i] = to_lower(word[i]);
	while (format > 0 && memcmp(name, formats[format].name, FORMAT_NAME_SIZE) != 0)
		format--;
	return format;
}

bool
basis_scan(TextCursor *cursor, Basis *basis)
{
	int			format = 0;
	int			sparsity = -1;	/* -1 while nothing is said */
	int			vector = -1;

	*basis = BASIS_UNSPECIFIED;
	for (;;)
	{
		const char *word;
		const char *end;
		int			length;

		skip_blanks(cursor);
		word = cursor->at;
		if (word == cursor->end)
			break;
		for (end = word; end < cursor->end && !is_blank(*end); end++)
			;
		length = (int) (end - word);
		cursor->at = end;

		if (format == 0)
		{
			format = format_lookup(word, length);
			if (format > 0)
				continue;
		}
		else if (sparsity < 0 && same_word(word, length, "sparse"))
		{
			sparsity = 1;
			continue;
		}
		else if (sparsity < 0 && same_word(word, length, "dense"))
		{
			sparsity = 0;
			continue;
		}
		else if (vector < 0 && same_word(word, length, "vector"))
		{
			vector = 1;
			continue;
		}
		else if (vector < 0 && same_word(word, length, "tensor"))
		{
			vector = 0;
			continue;
		}
		cursor->at = word;
		return false;
	}

	*basis = (Basis) format;
	if (sparsity == 1)
		*basis |= BASIS_SPARSE;
	if (vector >= 0 && (vector == 1) != formats[format].vector)
		*basis |= BASIS_OTHER_ENGINE;
	return true;
}

int
basis_print(char *out, Basis basis)
{
	char	   *at = out;
	int			format = basis & BASIS_FORMAT_MASK;

	at = append_word(at, formats[format].name);
	if (basis & BASIS_OTHER_ENGINE)
		at = append_word(at, formats[format].vector ? " tensor" : " vector");
	if (basis & BASIS_SPARSE)
		at = append_word(at, " sparse");
	return (int) (at - out);
}
