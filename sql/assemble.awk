# Makes the extension's script out of the files under sql/, given in order.
#
# A file is named after what it makes. The order inside a layer does not matter:
# where a view needs another view or a function, that one is put before it.
#
# "OR REPLACE" is good while a file is being worked on and bad in an extension's
# script: CREATE EXTENSION would take over a function that somebody planted
# beforehand. It is taken out here, but not inside a function's body.

BEGIN {
    print "\\echo Use \"CREATE EXTENSION pggit\" to load this file. \\quit"
    print ""
    print "-- CREATE EXTENSION would look for operators and types in the caller's schema too."
    print "SET LOCAL search_path = pg_catalog, pg_temp;"
    quote = ""
}

FNR == 1 {
    if (quote != "") fail("the quote " quote " of the file before " FILENAME " is still open")
    files[++count] = FILENAME
    name = FILENAME
    sub(/^.*\//, "", name)
    sub(/\.sql$/, "", name)
    file_of[name] = FILENAME
}

{
    if (quote == "") {
        if ($0 ~ /^CREATE (OR REPLACE )?VIEW /) is_view[FILENAME] = 1
        sub(/^CREATE OR REPLACE /, "CREATE ")
    }
    text[FILENAME] = text[FILENAME] $0 "\n"
    rest = $0
    if (quote == "" && rest ~ /^[ \t]*--/) next
    code[FILENAME] = code[FILENAME] $0 "\n"
    while (match(rest, /\$([A-Za-z_][A-Za-z_0-9]*)?\$/)) {
        found = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        if (quote == "") quote = found
        else if (quote == found) quote = ""
    }
}

END {
    if (failed) exit 1
    if (quote != "") fail("the quote " quote " is never closed")
    for (i = 1; i <= count; i++) emit(files[i])
}

# A function's body is looked at when it is called, a view's query when it is
# made: what a view names comes before it.
function emit(file,    rest, name) {
    if (file in state) {
        if (state[file] == "open") fail(file " needs itself")
        return
    }
    state[file] = "open"
    if (file in is_view) {
        rest = code[file]
        while (match(rest, /pggit\.[A-Za-z_0-9]+/)) {
            name = substr(rest, RSTART + 6, RLENGTH - 6)
            rest = substr(rest, RSTART + RLENGTH)
            if ((name in file_of) && file_of[name] != file) emit(file_of[name])
        }
    }
    state[file] = "done"
    printf "\n%s", text[file]
}

function fail(message) {
    print "assemble: " message > "/dev/stderr"
    failed = 1
    exit 1
}
