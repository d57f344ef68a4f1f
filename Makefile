# make demo and make test need Go, a C compiler, Node with npm and make.
.PHONY: build assets demo screenshot test lint golden fuzz bench clean

MONTH  := 2011-05
ASSETS := reports/assets/dist/.built

build: $(ASSETS)
	go build -o bin/nines ./cmd/nines

assets: $(ASSETS)

# The charts' library, cut down to what the pages use; embedded by go build.
$(ASSETS): $(wildcard reports/assets/package*.json reports/assets/*.js reports/assets/*.mjs)
	cd reports/assets && npm ci --no-audit --no-fund --loglevel=error && npm run --silent bundle
	touch $@

# The whole job on the sample data, from a clean clone.
demo: build
	rm -rf demo && mkdir -p demo
	bin/nines --db demo/nines.db ingest sample-data/policies/*.yaml sample-data/*.csv
	bin/nines --db demo/nines.db analyze --period all --as-of 2011-09-10T00:00:00Z
	bin/nines --db demo/nines.db report --period $(MONTH) --out demo/pages
	@echo "open demo/pages/index.html in a browser"

# The picture in the README; needs Chromium.
screenshot: demo
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1040 --virtual-time-budget=4000 \
	    --screenshot=docs/screenshot.png file://$(CURDIR)/demo/pages/$(MONTH)/overview.html

test: $(ASSETS)
	go test -timeout 20m ./...

lint:
	go vet ./...
	go tool staticcheck ./...
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); false; }

# Write the wanted files of tests anew; read the difference before committing.
golden: $(ASSETS)
	NINES_GOLDEN=write go test ./cmd/... ./reports
	go test ./policy -update

# Each fuzz test for a minute.
fuzz:
	for file in $$(grep -rl --include='*_test.go' '^func Fuzz' .); do \
	    for name in $$(grep -ho '^func Fuzz[A-Za-z0-9]*' $$file | cut -c6-); do \
	        go test -run '^$$' -fuzz "^$$name\$$" -fuzztime 1m ./$$(dirname $$file) || exit 1; \
	    done; \
	done

# nines beside the bare engine, SQL that judges, PostgreSQL and a script, on
# generated providers of growing size; all must come to the same rows.
SIZES := S,M10,M
bench: build
	go run ./cmd/bench run -size $(SIZES) -write docs/performance.md

clean:
	rm -rf bin demo reports/assets/dist reports/assets/node_modules
