/*
 * assumption.h
 *		What is assumed of machines, as arguments: none has a default.
 */
#ifndef COMPUTE_ACCT_ASSUMPTION_H
#define COMPUTE_ACCT_ASSUMPTION_H

#include "utils/numeric.h"

/* ERROR 22023 unless it is in (0, 1] */
extern Numeric require_utilization(Numeric utilization);

/* ERROR 22023 unless it is at least 1 */
extern Numeric require_pue(Numeric pue);

#endif							/* COMPUTE_ACCT_ASSUMPTION_H */
