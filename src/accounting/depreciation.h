/*
 * depreciation.h
 *		What the cost of owning shares with depreciation.
 */
#ifndef COMPUTE_ACCT_DEPRECIATION_H
#define COMPUTE_ACCT_DEPRECIATION_H

#include "types/kind.h"

/*
 * The currency that both are in.  ERROR 22000 where they are in two, 22023
 * unless the salvage value is from zero up to the cost.
 */
extern uint32_t require_salvage(Quantity cost, Quantity salvage);

#endif							/* COMPUTE_ACCT_DEPRECIATION_H */
