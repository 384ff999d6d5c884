#!/bin/sh
# Builds build/llama/llama-server, the inference server of tests/llama, from the source that the PyPI package
# llama-cpp-python ships. One version with one set of flags is built once. A bare Debian has no compiler: as root it
# is installed, else one line says what to do. Needs tools/venv.sh llama before: cmake and ninja come from there.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
package=llama-cpp-python
checksum=832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e # sha256 of the source's archive
# The compiler is what takes long, not the tiny model: so little optimisation. UI and TLS would want the internet.
set -- -DCMAKE_BUILD_TYPE=Release "-DCMAKE_C_FLAGS_RELEASE=-O2 -DNDEBUG" "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG" \
    -DBUILD_SHARED_LIBS=OFF -DGGML_NATIVE=OFF -DGGML_OPENMP=OFF -DGGML_CCACHE=OFF -DLLAMA_BUILD_TESTS=OFF \
    -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_UI=OFF -DLLAMA_USE_PREBUILT_UI=OFF -DLLAMA_OPENSSL=OFF

version=$(sed -n "s/^$package==//p" constraints.txt)
build=build/llama
server=llama-server-$version-$(echo "$@" | cksum | cut -d' ' -f1)
mkdir -p $build
if [ -x "$build/$server" ]; then
    ln -sf "$server" $build/llama-server
    exit 0
fi

if ! command -v c++ >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends g++ >/dev/null
    else
        echo "缺少 C++ 编译器。请管理员运行：apt-get install g++，再运行一次 make test-llama。" >&2
        exit 1
    fi
fi

archive=$build/llama_cpp_python-$version.tar.gz
if ! [ -e "$archive" ]; then
    echo "正在下载 llama.cpp 的源码（约 80 MB）…" >&2
    PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
        python -m pip download --quiet --no-deps --no-binary $package --dest $build $package
fi
if ! echo "$checksum  $archive" | sha256sum --check --status; then
    sha256sum "$archive" >&2
    rm "$archive"
    echo "源码与 tools/llama.sh 里的校验值不符。更换了版本的，请核对后更新校验值，再运行一次。" >&2
    exit 1
fi

echo "正在编译 llama-server（只在第一次需要，约五分钟）…" >&2
source=$build/source objects=$build/objects log=$build/build.log
rm -rf $source
mkdir $source
tar -xzf "$archive" -C $source --strip-components=3 --wildcards '*/vendor/llama.cpp'
if ! { cmake -S $source -B $objects -G Ninja "$@" &&
    nice -n 15 ninja -C $objects -j "$(nproc)" llama-server; } >$log 2>&1; then
    tail -n 40 $log >&2
    echo "llama-server 没有编译成功。全部输出在 $log。" >&2
    exit 1
fi
mv $objects/bin/llama-server "$build/$server"
ln -sf "$server" $build/llama-server
rm -rf $source $objects "$archive"
