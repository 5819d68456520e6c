/*
 * basis.c
 *		The table of number formats, reading and printing of a basis.
 */
#include "basis.h"

/* A name of up to four letters, as one machine word to compare. */
#define NAME(a, b, c, d)	((uint32_t) (a) | (b) << 8 | (c) << 16 | (uint32_t) (d) << 24)

/*
 * The index is the number that is stored.  What a later version may have put
 * there and this one does not know has no name and no bits.  tf32 occupies 19
 * bits of a word: 1 sign, 8 exponent, 10 mantissa.
 */
static const struct
{
	uint32_t	name;
	int			bits;
	bool		vector;			/* usual engine: vector units, else tensor */
	bool		integer;		/* printed as OPS and OP */
}			formats[BASIS_FORMAT_MASK + 1] = {
	[0] = {0, 0, false, false},
	[1] = {NAME('f', 'p', '6', '4'), 64, true, false},
	[2] = {NAME('f', 'p', '3', '2'), 32, true, false},
	[3] = {NAME('t', 'f', '3', '2'), 19, false, false},
	[4] = {NAME('b', 'f', '1', '6'), 16, false, false},
	[5] = {NAME('f', 'p', '1', '6'), 16, false, false},
	[6] = {NAME('f', 'p', '8', 0), 8, false, false},
	[7] = {NAME('f', 'p', '6', 0), 6, false, false},
	[8] = {NAME('f', 'p', '4', 0), 4, false, false},
	[9] = {NAME('i', 'n', 't', '8'), 8, false, true},
	[10] = {NAME('i', 'n', 't', '4'), 4, false, true},
};

bool
basis_valid(uint32_t basis)
{
	uint32_t	format = basis & BASIS_FORMAT_MASK;

	if (basis & ~(uint32_t) (BASIS_FORMAT_MASK | BASIS_SPARSE | BASIS_OTHER_ENGINE))
		return false;
	return format == 0 ? basis == BASIS_UNSPECIFIED : formats[format].bits != 0;
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

/* The format that a word names, or 0. */
static int
format_lookup(const char *word, int length)
{
	uint32_t	name = 0;

	if (length > (int) sizeof(name))
		return 0;
	for (int i = 0; i < length; i++)
		name |= (uint32_t) (unsigned char) to_lower(word[i]) << 8 * i;
	for (int format = 1; format < (int) lengthof(formats); format++)
	{
		/* what is not in use has no name, and neither have zero bytes */
		if (formats[format].name == name)
			return formats[format].bits != 0 ? format : 0;
	}
	return 0;
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

	for (uint32_t name = formats[format].name; name != 0; name >>= 8)
		*at++ = (char) (name & 0xFF);
	if (basis & BASIS_OTHER_ENGINE)
		at = append_word(at, formats[format].vector ? " tensor" : " vector");
	if (basis & BASIS_SPARSE)
		at = append_word(at, " sparse");
	return (int) (at - out);
}
