// C functions over libZXing, whose own interface is C++ and throws.
#define ZX_USE_UTF8 1
#include "zxing_reader.h"

#include <ZXing/ReadBarcode.h>

#include <cstdlib>
#include <cstring>

namespace {

// The first number of the ECI protocol's "\NNNNNN" in bytes that have at least one; a backslash of the data is doubled.
int32_t first_character_set(const ZXing::ByteArray &bytes) {
  for (size_t at = 0; at + 6 < bytes.size(); at++) {
    if (bytes[at] != '\\') continue;
    if (bytes[at + 1] == '\\') {
      at++;
      continue;
    }
    return int32_t(std::strtol(std::string(bytes.begin() + at + 1, bytes.begin() + at + 7).c_str(), nullptr, 10));
  }
  return -1;
}

// Whether Kanji mode says what all bytes are that are not ASCII: then the text does not depend on what a byte without a
// declared set is taken for, and the two sets taken here differ in every byte from 0x80 up. Hanzi mode says so too, but the
// first bytes of its characters are none of those that Kanji mode can hold throughout.
bool is_said_by_kanji_mode(const ZXing::Result &result) {
  bool is_ascii = true;
  const ZXing::ByteArray &bytes = result.bytes();
  for (size_t at = 0; at < bytes.size(); at++) {
    if (bytes[at] < 0x80) continue;
    is_ascii = false;
    const bool is_kanji = (bytes[at] >= 0x81 && bytes[at] <= 0x9F) || (bytes[at] >= 0xE0 && bytes[at] <= 0xEB);
    if (!is_kanji || at + 1 == bytes.size()) return false;
    at++;
  }
  if (is_ascii) return false;
  ZXing::Result one(result), other(result);
  return one.setCharacterSet("ISO8859_1").text() == other.setCharacterSet("Cp437").text();
}

void copy(const ZXing::Position &position, int32_t *corners) {
  const ZXing::PointI order[4] = {position.topLeft(), position.bottomLeft(), position.bottomRight(), position.topRight()};
  for (int corner = 0; corner < 4; corner++) {
    corners[corner * 2] = order[corner].x;
    corners[corner * 2 + 1] = order[corner].y;
  }
}

}  // namespace

extern "C" int32_t regkit_zxing_read(const uint8_t *pixels, int32_t width, int32_t height, int32_t options,
                                     void (*visit)(void *context, const regkit_zxing_symbol *symbol),
                                     void *context) {
  try {
    ZXing::BarcodeFormats formats;
    if (options & REGKIT_ZXING_DATA_MATRIX) formats |= ZXing::BarcodeFormat::DataMatrix;
    if (options & REGKIT_ZXING_QR_CODE) formats |= ZXing::BarcodeFormat::QRCode;
    const bool harder = options & REGKIT_ZXING_HARDER;
    ZXing::DecodeHints hints;
    hints.setFormats(formats)
        .setTryHarder(harder)
        .setTryRotate(harder)
        .setTryDownscale(false)
        .setBinarizer(options & REGKIT_ZXING_BILEVEL ? ZXing::Binarizer::BoolCast : ZXing::Binarizer::LocalAverage)
        .setMaxNumberOfSymbols(255);
    const ZXing::ImageView view(pixels, width, height, ZXing::ImageFormat::Lum);
    for (const auto &result : ZXing::ReadBarcodes(view, hints)) {
      if (!result.isValid()) continue;
      regkit_zxing_symbol symbol = {};
      symbol.bytes = result.bytes().data();
      symbol.length = result.bytes().size();
      symbol.character_set = -1;
      std::string text;
      if (result.hasECI()) {
        symbol.character_set = first_character_set(result.bytesECI());
        if (result.contentType() != ZXing::ContentType::UnknownECI) {
          text = result.text();
          symbol.text = text.data();
          symbol.text_length = text.size();
        }
      } else if (is_said_by_kanji_mode(result)) {
        symbol.character_set = REGKIT_ZXING_SHIFT_JIS;
        text = result.text();
        symbol.text = text.data();
        symbol.text_length = text.size();
      }
      std::strncpy(symbol.identifier, result.symbologyIdentifier().c_str(), sizeof symbol.identifier - 1);
      copy(result.position(), symbol.corners);
      symbol.sequence_index = result.isPartOfSequence() ? result.sequenceIndex() : -1;
      symbol.sequence_count = result.isPartOfSequence() ? result.sequenceSize() : -1;
      symbol.sequence_parity = -1;
      if (result.isPartOfSequence() && !result.sequenceId().empty())
        symbol.sequence_parity = int32_t(std::strtol(result.sequenceId().c_str(), nullptr, 10));
      visit(context, &symbol);
    }
    return 0;
  } catch (...) {
    return -1;
  }
}
