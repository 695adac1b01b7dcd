# Makes the extension's script out of the files under sql/, given in order.
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
    print ""
}

{
    if (quote == "") sub(/^CREATE OR REPLACE /, "CREATE ")
    print
    rest = $0
    if (quote == "" && rest ~ /^[ \t]*--/) next
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
}

function fail(message) {
    print "assemble: " message > "/dev/stderr"
    failed = 1
    exit 1
}
