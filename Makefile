# The two commands to know: `make demo` runs the main job on real pictures, `make test` runs every test. Both set the
# machine up first. `make lib` builds libregkit.so; `make lib-embedded` builds the same contract as Embedded Swift.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VERSION := 0.1.0
SONAME := libregkit.so.0
JOBS ?= 2
PREFIX ?= /usr/local

# A toolchain that is installed but not on the PATH is found where the packages put it.
export PATH := $(PATH):$(HOME)/.local/share/swiftly/bin:/opt/swift/usr/bin:/usr/local/swift/usr/bin:/usr/share/swift/usr/bin

SWIFT_BUILD := swift build -j $(JOBS)
SOURCES := Package.swift include/regkit.h include/module.modulemap $(shell find Sources Rules -type f)
# The default linker, gold, lets some of Swift's type records past the version script; lld does not. What Swift makes once for a
# process stays when a library goes, so the library stays too (nodelete), and opening it again makes nothing anew.
LINK := -Xswiftc -use-ld=lld -Xlinker --gc-sections -Xlinker --version-script=$(CURDIR)/Scripts/regkit.map \
  -Xlinker -soname=$(SONAME) -Xlinker -s -Xlinker --no-undefined -Xlinker -z -Xlinker nodelete -Xlinker -z -Xlinker pack-relative-relocs \
  -Xlinker --icf=all
# Libraries are compiled for size; loops over pixels and over rows ask for speed themselves. With a section for each function the
# linker leaves out what nothing calls, and keeps one of those that several modules made of the same generic function, which is
# half of an Embedded library. All traps of a function become one: none is ever reached. Nor is append put in line, two hundred
# bytes for each piece of a text. In Embedded Swift list literals stay where they are used: Scripts/check-objects says what goes
# wrong else. The dynamic linker of glibc 2.36 reads the short form of relative relocations.
SMALL := $(addprefix -Xswiftc ,-Osize -Xfrontend -function-sections -Xfrontend -mergeable-traps \
  -Xllvm -sil-inline-never-functions=6appendyy)
SMALL_EMBEDDED := $(SMALL) $(addprefix -Xswiftc ,-Xllvm -sil-disable-pass=object-outliner)
# What nothing asks for: the names and types of stored properties, for mirrors.
SMALL_STATIC := $(SMALL) $(addprefix -Xswiftc ,-Xfrontend -disable-reflection-metadata) -Xswiftc -static-stdlib
# What String knows of Unicode, as a static library beside the compiler: Embedded Swift links it by hand.
UNICODE_TABLES = $(wildcard $(dir $(realpath $(shell command -v swiftc)))../lib/swift/embedded/$(shell uname -m)-unknown-linux-gnu/libswiftUnicodeDataTables.a)
EMBEDDED_LINK = $(LINK) $(addprefix -Xlinker ,$(UNICODE_TABLES)) -Xlinker -lm

LIB := build/lib/libregkit.so.$(VERSION)
EMBEDDED := build/lib-embedded/libregkit.so.$(VERSION)
CORE := build/lib-core/libregkit.so.$(VERSION)
CORE_STATIC := build/lib-core-static/libregkit.so.$(VERSION)
REGKIT := build/bin/regkit

.PHONY: all setup demo test tables lib lib-embedded lib-core command install manual deb lint check-header check-abi check-cpp \
  check-exports check-links check-install \
  check-bad-input check-releases check-coexistence check-swift-host \
  check-release lib-debug bench-embedding \
  check-allocations sanitize compare compare-labels examples erp bench bench-messages bench-pictures soak \
  integrations test-integrations bench-spark \
  clean

all: command lib

setup:
	@Scripts/setup

# ---- Building ------------------------------------------------------------------------------------------------------

command: $(REGKIT)

# In the place where the library was built, with the flags it was compiled with: no module is optimised a second time.
$(REGKIT): $(LIB) $(shell find Examples/regkit -type f) | setup
	$(SWIFT_BUILD) -c release --product regkit --scratch-path .build-lib $(SMALL_STATIC) -Xswiftc -use-ld=lld
	@mkdir -p $(@D)
	cp .build-lib/release/regkit $@

lib: $(LIB)
lib-embedded: $(EMBEDDED)
lib-core: $(CORE)

# Editing the header alone does not rebuild the Swift that implements it, so an older implementation is touched, and its tests.
Sources/RegKitC/Version.swift: include/regkit.h
	touch $@ $(filter-out $@,$(wildcard Sources/RegKitC/*.swift Tests/RegKitCTests/*.swift))

$(LIB): Makefile $(SOURCES) Scripts/regkit.map Scripts/regkit.pc.in build/tables-are-packed | setup
	$(SWIFT_BUILD) -c release --product RegKitShared --scratch-path .build-lib $(SMALL_STATIC) $(LINK)
	@$(call place,.build-lib,$@)

$(EMBEDDED): Makefile $(SOURCES) Scripts/regkit.map Scripts/regkit.pc.in build/tables-are-packed | setup
	REGKIT_EMBEDDED=1 $(SWIFT_BUILD) -c release --product RegKitShared --scratch-path .build-embedded $(SMALL_EMBEDDED) $(EMBEDDED_LINK) \
	  -Xlinker -lstdc++
	Scripts/check-objects .build-embedded
	@$(call place,.build-embedded,$@)

$(CORE): Makefile $(SOURCES) Scripts/regkit.map Scripts/regkit.pc.in build/tables-are-packed | setup
	REGKIT_EMBEDDED=1 $(SWIFT_BUILD) -c release --product RegKitShared --disable-default-traits \
	  --scratch-path .build-core $(SMALL_EMBEDDED) $(EMBEDDED_LINK)
	Scripts/check-objects .build-core
	@$(call place,.build-core,$@)

# Only measured.
$(CORE_STATIC): Makefile $(SOURCES) Scripts/regkit.map Scripts/regkit.pc.in build/tables-are-packed | setup
	$(SWIFT_BUILD) -c release --product RegKitShared --disable-default-traits --scratch-path .build-core-static \
	  -Xswiftc -static-stdlib $(LINK)
	@$(call place,.build-core-static,$@)

# place SCRATCH FILE: the library under its full name, the two links to it, and regkit.pc beside them.
define place
mkdir -p $(dir $(2)) && cp $(1)/release/libRegKitShared.so $(2) && \
ln -sf $(notdir $(2)) $(dir $(2))$(SONAME) && ln -sf $(SONAME) $(dir $(2))libregkit.so && \
sed -e 's|@PREFIX@|$${pcfiledir}|' -e 's|/@LIBDIR@||' -e 's|@INCLUDEDIR@|$${prefix}/../../include|' \
    -e 's|@VERSION@|$(VERSION)|' Scripts/regkit.pc.in > $(dir $(2))regkit.pc && \
ls -l $(2)
endef

# The rule tables as the library embeds them; a test fails where one was edited and not packed.
tables:
	python3 -m venv build/tables
	build/tables/bin/python -m pip install -q lz4==4.4.5
	build/tables/bin/python Rules/pack

# A library with yesterday's law in it is not built.
build/tables-are-packed: $(wildcard Rules/*.x* Rules/packed/*)
	@cd Rules && sha256sum --check --quiet packed/tables.sha256 || { echo 'Rules: run "make tables"' >&2; exit 1; }
	@mkdir -p $(@D) && touch $@

# ---- Installing ----------------------------------------------------------------------------------------------------

export DESTDIR ?=
export PREFIX
export LIBDIR ?= lib

# Of the two builds of the library the smaller one is installed; they pass the same tests.
install: $(REGKIT) $(LIB) $(EMBEDDED)
	Scripts/install $^

manual: $(REGKIT)
	Scripts/make-manual $(REGKIT) include/regkit.h build/man

deb: $(REGKIT) $(LIB) $(EMBEDDED)
	Scripts/make-deb build/deb $^

# ---- Checks of the contract and the shared objects -----------------------------------------------------------------

check-header: | setup
	for standard in c99 c11; do \
	  cc -std=$$standard -Wall -Wextra -Werror -pedantic -fsyntax-only -x c include/regkit.h; \
	  clang -std=$$standard -Wall -Wextra -Werror -pedantic -fsyntax-only -x c include/regkit.h; \
	done
	for compiler in c++ clang++; do for flags in "" -fno-exceptions; do for header in regkit.h regkit.hpp; do \
	  $$compiler -std=c++17 $$flags -Wall -Wextra -Werror -pedantic -fsyntax-only -x c++ include/$$header; \
	done; done; done

# What the header of the last release promised, and that the check of it notices what it must.
check-abi: | setup
	Scripts/check-abi Scripts/abi/regkit-0.1.0.h include/regkit.h
	Scripts/check-abi --itself

# Every call of regkit.hpp once, on each build.
check-cpp: $(foreach build,lib lib-embedded lib-core,build/tests/regkit_hpp-$(build))
	for program in $^; do $$program Examples/Samples; done

build/tests/regkit_hpp-%: Tests/Cpp/regkit_hpp.cpp include/regkit.hpp $(LIB) $(EMBEDDED) $(CORE)
	@mkdir -p $(@D)
	c++ -std=c++17 -O1 -Wall -Wextra -Werror -pedantic -Iinclude $< -Lbuild/$* -lregkit \
	  -Wl,-rpath,$(CURDIR)/build/$* -o $@

# The installed tree and the Debian packages, used as a stranger would.
check-install: $(REGKIT) $(LIB) $(EMBEDDED)
	Scripts/check-install $^

check-exports: $(LIB) $(EMBEDDED)
	Scripts/check-exports include/regkit.h $(LIB) $(EMBEDDED)

check-links: $(LIB) $(EMBEDDED) $(CORE)
	Scripts/check-links $(LIB) $(EMBEDDED)
	Scripts/check-links --core $(CORE)

# Everything a caller can do wrong, on each build, and what a debug build says of freed handles. The debug library is the one
# that `swift test` has built already.
check-bad-input: $(foreach build,lib lib-embedded lib-core lib-debug,build/tests/bad_input-$(build))
	for program in $^; do \
	  debug=; case $$program in *-debug) debug=--debug ;; esac; \
	  ASAN_OPTIONS=detect_leaks=0 $$program Tests/RegKitImagingTests/Fixtures/qr-gs1.png Rules/insw-ebpom.xml $$debug \
	    2> >(grep -v '_free: found' >&2); \
	done

lib-debug: | setup
	SWIFT_BACKTRACE=enable=no swift build --build-tests -j $(JOBS)
	@mkdir -p build/lib-debug && cp .build/debug/libRegKitShared.so build/lib-debug/libregkit.so

build/tests/bad_input-%: Tests/C/bad_input.c Tests/C/make-call-table include/regkit.h $(LIB) $(EMBEDDED) $(CORE) lib-debug
	@mkdir -p build/tests/$*
	Tests/C/make-call-table include/regkit.h > build/tests/$*/call_table.h
	cc -std=gnu11 -g -O1 -Wall -Wextra -Werror -fsanitize=address,undefined -Iinclude -Ibuild/tests/$* $< \
	  -Lbuild/$* -lregkit -Wl,-rpath,$(CURDIR)/build/$* -o $@

# Programs that were compiled with an older or a newer header.
check-releases: $(LIB) $(EMBEDDED) $(CORE)
	Scripts/check-releases $^

# Copies of the library in one process, threads, fork, dlopen again and again, a host in Swift.
check-coexistence: $(LIB) $(EMBEDDED) $(CORE)
	Scripts/check-coexistence $^

# A host in Swift, a package of its own, with what `swift test` has built of RegKit; it sees the public names alone.
check-swift-host: | setup
	SWIFT_BACKTRACE=enable=no swift test -j $(JOBS) --package-path Examples/SwiftHost --scratch-path .build
	printf 'NA18240104109,,\n' > .build/note.csv
	.build/debug/goods-receipt .build/note.csv 2026-11-21 Examples/Samples/cosmetic-photo.jpg
	! .build/debug/goods-receipt .build/note.csv 2026-11-21 Examples/Samples/no-code.jpg

# Before a release: what programs in C and hosts in Swift were promised. It builds the library twice more.
check-release: | setup
	Scripts/check-release --itself
	Scripts/check-release

# No allocation on any reading path, in Swift and through the C interface of both builds; counted by a malloc of our own.
check-allocations: build/tests/allocations build/tests/allocations-embedded
	build/tests/allocations
	build/tests/allocations-embedded
	rm -f Benchmarks/.build/*.yaml # SwiftPM does not see new files of the package beside
	cd Benchmarks && $(SWIFT_BUILD) -c release --product Allocations && .build/release/Allocations

ALLOCATIONS := Tests/Allocations/parse.c Benchmarks/Sources/CBaseline/allocations.c
build/tests/allocations: $(ALLOCATIONS) $(LIB)
	@mkdir -p $(@D)
	cc -std=c11 -O2 -Wall -Wextra -Werror -Iinclude -IBenchmarks/Sources/CBaseline/include $(ALLOCATIONS) \
	  -Lbuild/lib -lregkit -Wl,-rpath,$(CURDIR)/build/lib -o $@

build/tests/allocations-embedded: $(ALLOCATIONS) $(EMBEDDED)
	@mkdir -p $(@D)
	cc -std=c11 -O2 -Wall -Wextra -Werror -Iinclude -IBenchmarks/Sources/CBaseline/include $(ALLOCATIONS) \
	  -Lbuild/lib-embedded -lregkit -Wl,-rpath,$(CURDIR)/build/lib-embedded -o $@

# Thousands of damaged files and frames through every decoder and the symbol reader, under AddressSanitizer. zbar, qpdf and
# the others are not instrumented, but an abort of theirs, or a write of theirs beyond our memory, ends it too.
SEED ?= 2018
CASES ?= 6000
sanitize: | setup
	REGKIT_SANITIZE=1 $(SWIFT_BUILD) --sanitize=address --product HostileInputs --scratch-path .build-sanitize
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 \
	  .build-sanitize/debug/HostileInputs --seed $(SEED) --count $(CASES) --note .build-sanitize/case \
	  Tests/RegKitImagingTests/Fixtures Examples/Samples || { cat .build-sanitize/case; exit 1; }

# Reading beside biip and python-stdnum, and labels read by zxing-cpp, which come from PyPI; `make test COMPARE=no` where
# it cannot be reached.
COMPARE ?= yes
compare: $(LIB) compare-labels
ifeq ($(COMPARE),yes)
	Scripts/compare-gs1
else
	@echo "NOT RUN: the comparison with biip and python-stdnum (COMPARE=$(COMPARE))"
endif

compare-labels: $(LIB)
ifeq ($(COMPARE),yes)
	Scripts/compare-labels
else
	@echo "NOT RUN: labels read by zxing-cpp (COMPARE=$(COMPARE))"
endif

# ---- The Python package ---------------------------------------------------------------------------------------------

.PHONY: python check-python wheel bench-python bench-columns

# Its types, its tests on each build of the library and its documents; the tools come from PyPI, as for `compare`.
python check-python: $(LIB) $(EMBEDDED) $(CORE) $(REGKIT)
ifeq ($(COMPARE),yes)
	Scripts/check-python $(LIB) $(EMBEDDED) $(CORE)
else
	@echo "NOT RUN: the tests of the Python package (COMPARE=$(COMPARE))"
endif

# build/wheels: regkit with pictures and regkit-core without, each tested in an environment of its own, beside the command.
wheel: $(LIB) $(EMBEDDED) $(CORE) $(REGKIT)
	Scripts/make-wheel build/wheels $(LIB) $(EMBEDDED) $(CORE)

# What a call from Python costs beside an empty one and the creation of an equal object, as ratios of one run.
bench-python: $(LIB)
	Benchmarks/python_calls --library $(LIB) --check

# Columns from Python beside the library's own calls over the same memory; ROWS of them.
ROWS ?= 1000000
bench-columns: $(LIB)
	Scripts/setup --python build/oracles
	REGKIT_LIBRARY=$(LIB) build/oracles/bin/python Benchmarks/columns --rows $(ROWS) --check

# ---- Examples in other languages -----------------------------------------------------------------------------------

examples: $(foreach program,regkit_scan regkit_column regkit_elements regkit_scan_cpp,build/examples/$(program) build/examples/$(program)-embedded)

build/examples/regkit_scan_cpp build/examples/regkit_scan_cpp-embedded: Examples/Cpp/regkit_scan.cpp include/regkit.hpp $(LIB) $(EMBEDDED)
	@mkdir -p $(@D)
	build=lib$(patsubst build/examples/regkit_scan_cpp%,%,$@); \
	c++ -std=c++17 -Wall -Wextra -Werror -pedantic $< \
	  $$(PKG_CONFIG_PATH=build/$$build pkg-config --cflags --libs regkit) -Wl,-rpath,$(CURDIR)/build/$$build -o $@

build/examples/%: Examples/C/%.c $(LIB)
	@mkdir -p $(@D)
	cc -std=c11 -Wall -Wextra -Werror -pedantic $< \
	  $$(PKG_CONFIG_PATH=build/lib pkg-config --cflags --libs regkit) -Wl,-rpath,$(CURDIR)/build/lib -o $@

build/examples/%-embedded: Examples/C/%.c $(EMBEDDED)
	@mkdir -p $(@D)
	cc -std=c11 -Wall -Wextra -Werror -pedantic $< \
	  $$(PKG_CONFIG_PATH=build/lib-embedded pkg-config --cflags --libs regkit) \
	  -Wl,-rpath,$(CURDIR)/build/lib-embedded -o $@

# A product master imported into an ERP from C and Python, and a module for Odoo: both tested, with what they find.
IMPORTS := build/examples/import_products build/examples/import_products-embedded
erp: $(IMPORTS)
	COMPARE=$(COMPARE) Scripts/check-erp

$(IMPORTS): Examples/ERP/import_products.c $(LIB) $(EMBEDDED)
	@mkdir -p $(@D)
	build=lib$(patsubst build/examples/import_products%,%,$@); \
	cc -std=c11 -O2 -Wall -Wextra -Werror -pedantic $< \
	  $$(PKG_CONFIG_PATH=build/$$build pkg-config --cflags --libs regkit jansson) -lcsv \
	  -Wl,-rpath,$(CURDIR)/build/$$build -o $@

# ---- Databases and Spark -------------------------------------------------------------------------------------------

# PostgreSQL comes from Debian, DuckDB and Spark from PyPI, into an environment that has our wheel.
INTEGRATIONS := build/integrations
integrations: $(INTEGRATIONS)/ready
$(INTEGRATIONS)/ready: $(REGKIT) $(LIB) $(EMBEDDED) $(CORE) Scripts/setup $(shell find Bindings/Python/src -name '*.py')
	$(MAKE) --no-print-directory wheel
	Scripts/setup --integrations $(INTEGRATIONS)
	$(INTEGRATIONS)/bin/python -m pip install -q --no-deps --no-index --force-reinstall build/wheels/regkit_core-*.whl
	touch $@

# Scans judged in each of them, compared with the command or with one process, and what they do with bad input and loss.
test-integrations: export REGKIT_INTEGRATIONS := $(CURDIR)/$(INTEGRATIONS)
test-integrations: integrations
	Examples/PostgreSQL/run
	Examples/PostgreSQL/run Tests/Integrations/postgresql
	SERVER_SETTINGS="shared_preload_libraries = 'regkit_postgresql'" \
	  Examples/PostgreSQL/run Tests/Integrations/postgresql
	Examples/DuckDB/run
	$(INTEGRATIONS)/bin/python Tests/Integrations/duckdb
	Examples/Spark/run
	$(INTEGRATIONS)/bin/python Tests/Integrations/spark build/wheels/regkit_core-*.whl

# ---- Running -------------------------------------------------------------------------------------------------------

demo: $(REGKIT) examples
	@Scripts/demo $(REGKIT)

lint: | setup
	swift format lint -s -r Package.swift Sources Tests Examples Benchmarks/Package.swift Benchmarks/Sources

# The optimised builds take most of the time and one core each, so they go side by side.
test: lint check-header check-abi
	$(MAKE) --no-print-directory -j $(JOBS) $(LIB) $(EMBEDDED) $(CORE) $(REGKIT)
	$(MAKE) --no-print-directory check-exports check-links examples check-cpp check-install
	SWIFT_BACKTRACE=enable=no swift test -j $(JOBS)
	$(MAKE) --no-print-directory check-bad-input check-releases check-coexistence check-swift-host
	Scripts/conformance
	$(MAKE) --no-print-directory erp
	$(MAKE) --no-print-directory check-allocations
	$(MAKE) --no-print-directory -j $(JOBS) --output-sync=target sanitize compare check-python

# Reading speed beside a minimal splitter in C, as ratios of one run; MESSAGES and ROUNDS make it shorter or steadier.
MESSAGES ?= 1000000
ROUNDS ?= 25
bench: bench-messages bench-pictures bench-python bench-columns bench-embedding

bench-messages: | setup
	rm -f Benchmarks/.build/*.yaml # SwiftPM does not see new files of the package beside
	cd Benchmarks && $(SWIFT_BUILD) -c release --product Benchmarks && .build/release/Benchmarks $(MESSAGES) $(ROUNDS)

# What is read of damaged pictures and how fast, beside zxing-cpp of PyPI; PICTURES of each kind.
PICTURES ?= 42
bench-pictures: | setup
	rm -f Benchmarks/.build/*.yaml # SwiftPM does not see new files of the package beside
	cd Benchmarks && $(SWIFT_BUILD) -c release --product PictureReader
	Benchmarks/pictures --count $(PICTURES) --check

# The Spark job on one and two executors beside reading its Parquet files; SCANS and SPARK_ROUNDS make it shorter or steadier.
SCANS ?= 10000000
SPARK_ROUNDS ?= 3
bench-spark: integrations
	Benchmarks/spark --rows $(SCANS) --rounds $(SPARK_ROUNDS) --wheel build/wheels/regkit_core-*.whl

# What it costs a C program to embed the library, beside libxml2: size, time to the first verdict, memory.
bench-embedding: $(LIB) $(EMBEDDED) $(CORE) $(CORE_STATIC)
	Benchmarks/embedding --check

# A million frames before one scanner, and what the process holds all the while; FRAMES makes it shorter.
FRAMES ?= 1000000
soak: | setup
	cd Benchmarks && $(SWIFT_BUILD) -c release --product Soak && \
	  .build/release/Soak $(FRAMES) ../Tests/RegKitImagingTests/Fixtures/page-150dpi.png

clean:
	rm -rf .build .build-* build Benchmarks/.build
