#!/bin/sh
# tus-js-client and curl against a running Zegel: run.sh PORT
set -eu
port=${1:?usage: run.sh PORT}
url=http://localhost:$port
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/upload.js" "$work"
(cd "$work" && npm install --silent --no-audit --no-fund)

token() {
  curl -sf "http://localhost:$((port + 1))/realms/zegel/protocol/openid-connect/token" \
    -d grant_type=password -d client_id=zegel-demo -d username=inv.antwerp -d password=zegel-demo |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])'
}
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
api() { method=$1; path=$2; shift 2; curl -sf -X "$method" "$url/api/v1$path" -H "Authorization: Bearer $(token)" "$@"; }
json() { api POST "$1" -H 'Content-Type: application/json' -d "$2"; }

case=$(json /cases '{"title":"tus clients","phenomenon":"PHISH","proceduralLanguage":"nl"}' | field id)
exhibit=$(json "/cases/$case/exhibits" '{"description":"x","kind":"DIGITAL","category":"STORAGE","seizedAt":"2026-09-12T07:31:00+02:00","place":"x","legalBasis":{"code":"SEIZE"}}' | field id)
head -c 30000000 /dev/urandom >"$work/blob"
sum=$(sha256sum "$work/blob" | cut -d ' ' -f 1)

check() { # NAME FILE
  [ "$(api GET "/files/$2" | field sha256)" = "$sum" ] || { echo "$1: another hash"; exit 1; }
  [ "$(api GET "/files/$2/content" | sha256sum | cut -d ' ' -f 1)" = "$sum" ] || { echo "$1: other bytes"; exit 1; }
  echo "$1 ok"
}

for mode in plain during resume deferred parallel; do
  check "tus-js-client, $mode" "$(cd "$work" && node upload.js "$url" "$(token)" "$exhibit" "$work/blob" $mode)"
done

b64() { printf %s "$1" | base64 | tr -d '\n'; }
location=$(curl -sf -D - -o /dev/null -X POST "$url/api/v1/uploads" -H "Authorization: Bearer $(token)" -H 'Tus-Resumable: 1.0.0' -H 'Upload-Length: 30000000' \
  -H "Upload-Metadata: exhibit $(b64 "$exhibit"),filename $(b64 curl.bin)" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
head -c 12345678 "$work/blob" >"$work/one"
tail -c +12345679 "$work/blob" >"$work/two"
patch() { # OFFSET FILE; with Expect: 100-continue, as curl sends it for large bodies
  curl -sf -D - -o /dev/null -X PATCH "$url$location" -H "Authorization: Bearer $(token)" -H 'Tus-Resumable: 1.0.0' -H "Upload-Offset: $1" \
    -H 'Content-Type: application/offset+octet-stream' -H 'Expect: 100-continue' -T "$2" | tr -d '\r'
}
patch 0 "$work/one" >/dev/null
check "curl, two parts" "$(patch 12345678 "$work/two" | sed -n 's/^[Zz]egel-[Ff]ile: //p')"
