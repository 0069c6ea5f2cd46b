#!/bin/sh
# Runs a command with DATABASE_URL pointing to a throw-away PostgreSQL server that is stopped afterwards.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "PostgreSQL fehlt: installieren Sie das Paket postgresql." >&2; exit 1; }
place=$(mktemp -d)
port=$((20000 + $$ % 20000))
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$place"
stop() { as "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$place"; }
trap stop EXIT INT TERM
as "$bin/initdb" -D "$place/data" -U masswerk -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as "$bin/pg_ctl" -D "$place/data" -w -o "-p $port -k $place -c listen_addresses=127.0.0.1" -l "$place/log" start >/dev/null
as "$bin/createdb" -h 127.0.0.1 -p "$port" -U masswerk masswerk
DATABASE_URL="postgres://masswerk@127.0.0.1:$port/masswerk" "$@"
