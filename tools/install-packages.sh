#!/bin/sh
# Installs what tools/debian-packages.txt names, when that is possible here; otherwise says which tests will not run.
set -u
list=$(dirname "$0")/debian-packages.txt
missing=""
for name in $(sed 's/#.*//' "$list"); do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "安装系统软件包：$missing"
    log=$(mktemp)
    # shellcheck disable=SC2086  # the list is words on purpose
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        rm -f "$log"
        exit 0
    fi
    tail -n 5 "$log" >&2
fi
echo "缺少系统软件包：$missing。需要它们的测试（office）不会运行；在 Debian 或 Ubuntu 上可由管理员用 apt-get install 安装。" >&2
[ "${QICAO_TEST_ALL:-0}" = 1 ] && exit 1
exit 0
