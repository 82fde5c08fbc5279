#!/usr/bin/env bash
# Remakes the PDFs of the corpus from their Markdown, as an office would: pandoc
# writes an OpenDocument text, LibreOffice prints it on A4 with a running footer
# and the number of the page. Needs pandoc, libreoffice-writer, fonts-liberation,
# zip and unzip.
set -euo pipefail
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

pandoc --print-default-data-file reference.odt >"$tmp/pandoc.odt"
for year in 2023 2024; do
  # The footer of pandoc's own page style is the page number alone.
  cp "$tmp/pandoc.odt" "$tmp/style.odt"
  unzip -q -o "$tmp/style.odt" styles.xml -d "$tmp"
  sed -i -e "s|<text:page-number |OTS Secretariat, Cooperation with International Organizations $year \| Page &|" \
    -e 's|fo:page-width="8.5in"|fo:page-width="210mm"|; s|fo:page-height="11in"|fo:page-height="297mm"|' "$tmp/styles.xml"
  (cd "$tmp" && zip -q style.odt styles.xml)
  pandoc "ots-$year.md" --reference-doc "$tmp/style.odt" -o "$tmp/ots-$year.odt"
  soffice -env:UserInstallation="file://$tmp/office" --headless --convert-to pdf --outdir . "$tmp/ots-$year.odt" >/dev/null
done
