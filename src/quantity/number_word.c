/*
 * number_word.c
 *		Words for powers of ten; see number_word.h.
 */
#include "number_word.h"

/* All of them are one character, of three bytes in UTF-8. */
#define CHARACTER_LENGTH	3

/* The power of ten that the character at the cursor stands for, or 0. */
static inline int
character_power(const TextCursor *cursor)
{
	const unsigned char *byte = (const unsigned char *) cursor->at;

	if (cursor->end - cursor->at < CHARACTER_LENGTH)
		return 0;
	switch (byte[0] << 16 | byte[1] << 8 | byte[2])
	{
		case 0xE58D81:			/* 十 */
		case 0xE68BBE:			/* 拾 */
			return 1;
		case 0xE799BE:			/* 百 */
		case 0xE4BDB0:			/* 佰 */
			return 2;
		case 0xE58D83:			/* 千 */
		case 0xE4BB9F:			/* 仟 */
			return 3;
		case 0xE4B887:			/* 万 */
		case 0xE890AC:			/* 萬 */
			return DECIMAL_PART_POWER;
		case 0xE4BABF:			/* 亿 */
		case 0xE58484:			/* 億 */
			return 2 * DECIMAL_PART_POWER;
	}
	return 0;
}

/* 十, 百 or 千, and then 万, 亿 or 万亿; or one of the two. */
int
number_word_scan(TextCursor *cursor, int *large)
{
	int			power = character_power(cursor);
	int			small = 0;

	*large = 0;
	if (power == 0)
		return 0;
	cursor->at += CHARACTER_LENGTH;
	if (power < DECIMAL_PART_POWER)
	{
		small = power;
		power = character_power(cursor);
		if (power < DECIMAL_PART_POWER)
			return small;		/* 百千 is no word */
		cursor->at += CHARACTER_LENGTH;
	}
	if (power == DECIMAL_PART_POWER && character_power(cursor) == 2 * DECIMAL_PART_POWER)
	{
		power += 2 * DECIMAL_PART_POWER;
		cursor->at += CHARACTER_LENGTH;
	}
	*large = power;
	return small + power;
}
