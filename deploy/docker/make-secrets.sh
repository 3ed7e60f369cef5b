#!/bin/sh
# The secrets of compose.yaml, made once beside it: passwords, the addresses they stand in, the sealing keys, the set-up code.
# As root, since the files become those of the user in the image (10001). What is there already stays as it is.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets/tls
random() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
# A secret made anew while the database keeps its old password would lock everybody out.
make() { [ -s "secrets/$1" ] || printf '%s\n' "$2" >"secrets/$1"; }

make postgres-password "$(random)"
make database-url "postgres://yihu:$(cat secrets/postgres-password)@postgres:5432/yihu"
make redis-password "$(random)"
make redis.conf "requirepass $(cat secrets/redis-password)"
make redis-url "redis://:$(cat secrets/redis-password)@redis:6379"
make setup-code "$(random)"
make keys.json "{ \"current\": \"k1\", \"keys\": { \"k1\": \"$(head -c 32 /dev/urandom | base64 | tr -d '\n')\" } }"

if [ "$(id -u)" = 0 ]; then
  chown 10001:10001 secrets/database-url secrets/redis-url secrets/setup-code secrets/keys.json
  # Those images run as these users.
  chown 999:999 secrets/redis.conf
else
  echo 'not root: chown 10001:10001 secrets/{database-url,redis-url,setup-code,keys.json} and 999:999 secrets/redis.conf' >&2
fi
echo 'Put fullchain.pem and privkey.pem into secrets/tls. Copy secrets/keys.json to where it is safe, apart from the database.'
echo "The code for /setup: $(cat secrets/setup-code)"
