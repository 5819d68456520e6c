/*
 * basis.h
 *		The basis of a capacity or of work: what sort of operation is counted.
 *
 * A basis is a number format, whether 2:4 structured sparsity is counted in,
 * and which engine runs it where that is not the usual one: fp64 and fp32
 * mean the vector units, all others the tensor cores.  Zero is "unspecified",
 * a basis of its own.  Eight bits:
 *
 *		bits 0-4	number format, 1 to 31; 0 is unspecified
 *		bit 5		sparse
 *		bit 6		runs on the engine that is not the format's usual one
 *		bit 7		zero
 *
 * The values are stored on disk: formats keep their numbers for ever.
 */
#ifndef COMPUTE_ACCT_BASIS_H
#define COMPUTE_ACCT_BASIS_H

#include "decimal.h"

typedef uint8_t Basis;

#define BASIS_UNSPECIFIED	((Basis) 0)
#define BASIS_BITS			8
#define BASIS_FORMAT_MASK	0x1F
#define BASIS_SPARSE		0x20
#define BASIS_OTHER_ENGINE	0x40

/* Room for the longest: "unspecified", "fp64 tensor sparse". */
#define BASIS_MAX_TEXT		32

extern bool basis_valid(uint32_t basis);
extern bool basis_is_integer(Basis basis);

/* Bits of one number of the format, as export-control arithmetic counts them. */
extern int	basis_format_bits(Basis basis);

/*
 * Reads all words up to the end of the text; none at all is unspecified.
 * False leaves the cursor at the word that is not understood.
 */
extern bool basis_scan(TextCursor *cursor, Basis *basis);

/* "fp16", "fp8 sparse", "fp64 tensor"; nothing for unspecified.  Returns the length. */
extern int	basis_print(char *out, Basis basis);

#endif							/* COMPUTE_ACCT_BASIS_H */
