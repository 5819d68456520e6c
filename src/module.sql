\echo Use "CREATE EXTENSION compute_acct" to load this file. \quit

