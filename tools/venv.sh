#!/bin/sh
# Makes .venv with exactly the versions of constraints.txt: tools/venv.sh [EXTRA], EXTRA being dev or nothing.
# A bare Debian has python3 without venv: as root it is installed, else one line says what to do.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "需要 Python 3.11 或更高版本。请先安装，再运行一次。" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
        echo "缺少 python3-venv。请管理员运行：apt-get install python3-venv，再运行一次 make。" >&2
        exit 1
    fi
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "正在准备运行环境（只在第一次需要，约一分钟）…" >&2
PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
    .venv/bin/python -m pip install --quiet --editable ".${1:+[$1]}"
touch ".venv/ready${1:+-$1}"
