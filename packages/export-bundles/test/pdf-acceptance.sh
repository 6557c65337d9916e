#!/bin/sh
# Checks reports with programs that are not ours. On Debian:
#   apt-get install qpdf poppler-utils libxml2-utils libpdfbox2-java libxmpbox-java libcommons-logging-java \
#     libactivation-java libjaxb-api-java default-jre-headless
# Usage: test/pdf-acceptance.sh [FOLDER]   renders sample reports into FOLDER (a new one by default) and checks them.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cd "$here"
node --conditions=@hoc/source --import tsx test/render-samples.ts "$folder"
TZ=Asia/Tokyo LANG=tr_TR.UTF-8 node --conditions=@hoc/source --import tsx test/render-samples.ts "$folder/again"
cd "$folder"
for report in *.pdf; do
  name=${report%.pdf}
  case $name in *-a1b) continue ;; esac
  cmp "$report" "again/$report"
  qpdf --check "$report" > "$name.qpdf" || { cat "$name.qpdf"; exit 1; }
  pdfinfo "$report" | grep -q 'Tagged: *yes'
  pdfinfo -meta "$report" | xmllint --noout -
  pdffonts "$report" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-2) != "yes") { print "font not embedded or without ToUnicode: " $0; exit 1 }'
  pdfdetach -save 1 -o "$name.embedded.json" "$report" > /dev/null
  cmp "$name.embedded.json" "$name.json"
  digest=$(sed -n 's/^ *"sha256": "\([0-9a-f]*\)".*/\1/p' "$name.json" | tail -n 1)
  pdftotext -layout "$report" - | grep -qF "$(printf %.16s "$digest")"
  case $name in *debrief*) ;; *) pdftotext -layout "$report" - | grep -qF "$digest" ;; esac
  pdfinfo -struct-text "$report" | grep -q '^ *H1'
  echo "$name: $(pdfinfo "$report" | sed -n 's/^Pages: *//p') pages, accepted"
done
jars=/usr/share/java
if [ -f "$jars/preflight.jar" ]; then
  for report in *-a1b.pdf; do
    java -cp "$jars/preflight.jar:$jars/pdfbox2.jar:$jars/fontbox2.jar:$jars/xmpbox.jar:$jars/commons-logging.jar:$jars/javax.activation.jar:$jars/jaxb-api.jar" \
      org.apache.pdfbox.preflight.Validator_A1b "$report" | grep -F 'is a valid PDF/A-1b file'
  done
fi
echo "Look at the pages: pdftoppm -r 75 -png REPORT.pdf page"
