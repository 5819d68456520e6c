/*
 * assertion.h
 *		What must be true where there is no backend and none of its Assert().
 *		Looked at in builds for a server with assertions, and by the fuzzers.
 */
#ifndef COMPUTE_ACCT_ASSERTION_H
#define COMPUTE_ACCT_ASSERTION_H

#if defined(USE_ASSERT_CHECKING) || defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
#include <assert.h>
#define assertion(condition)	assert(condition)
#else
#define assertion(condition)	((void) 0)
#endif

#endif							/* COMPUTE_ACCT_ASSERTION_H */
