# PostgreSQL with compute_acct in it:
#
#	docker build -t compute_acct .
#	docker run -d -e POSTGRES_PASSWORD=... compute_acct
#	psql -h ... -U postgres -c 'CREATE EXTENSION compute_acct'
#
# Another version of PostgreSQL: docker build --build-arg PG_MAJOR=18 ...
ARG PG_MAJOR=17

FROM postgres:${PG_MAJOR} AS build
ARG PG_MAJOR
RUN apt-get update \
	&& apt-get install -y --no-install-recommends gcc libc6-dev make perl postgresql-server-dev-${PG_MAJOR}
COPY . /compute_acct
RUN make -C /compute_acct clean \
	&& make -C /compute_acct -j "$(nproc)" \
	&& make -C /compute_acct install DESTDIR=/stage

FROM postgres:${PG_MAJOR}
COPY --from=build /stage/usr/ /usr/
