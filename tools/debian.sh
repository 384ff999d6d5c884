#!/bin/sh
# Installs what the page tests need from Debian: LibreOffice Writer and Calc, poppler and a Han font. Where it cannot, it says
# so and goes on: those tests then skip with the reason (and fail under CI=true).
set -eu
missing=""
command -v soffice >/dev/null || missing="$missing libreoffice-writer-nogui"
[ -e /usr/lib/libreoffice/program/libsclo.so ] || missing="$missing libreoffice-calc-nogui"
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family)" ] || missing="$missing fontconfig fonts-noto-cjk"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "page tests will be skipped, not installed here:$missing" >&2
    exit 0
fi
echo "installing for the page tests:$missing" >&2
if ! { apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
    echo "could not install:$missing" >&2
fi
