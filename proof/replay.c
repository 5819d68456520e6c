/*
 * replay.c
 *		Runs a fuzz target on files, one TAP line for each: for compilers
 *		without libFuzzer.  A file on which the target aborts ends the program
 *		after its "not ok".
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char failure[4096];

/* Sanitizers and failed checks abort. */
static void
put_failure(int signal_number)
{
	(void) signal_number;
	if (write(STDOUT_FILENO, failure, strlen(failure)) < 0)
		_exit(2);
	_exit(1);
}

static uint8_t *
read_file(const char *name, size_t *size)
{
	FILE	   *file = fopen(name, "rb");
	uint8_t    *data;
	long		length;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0)
	{
		perror(name);
		exit(2);
	}
	rewind(file);
	*size = (size_t) length;
	data = malloc(*size + 1);
	if (data == NULL || fread(data, 1, *size, file) != *size)
	{
		perror(name);
		exit(2);
	}
	fclose(file);
	return data;
}

int
main(int argc, char **argv)
{
	signal(SIGABRT, put_failure);
	setvbuf(stdout, NULL, _IONBF, 0);
	for (int i = 1; i < argc; i++)
	{
		const char *name = strrchr(argv[i], '/');
		size_t		size;
		uint8_t    *data = read_file(argv[i], &size);

		name = name == NULL ? argv[i] : name + 1;
		snprintf(failure, sizeof(failure), "not ok %d - %s\n", i, name);
		LLVMFuzzerTestOneInput(data, size);
		printf("ok %d - %s\n", i, name);
		free(data);
	}
	printf("1..%d\n", argc - 1);
	return 0;
}
