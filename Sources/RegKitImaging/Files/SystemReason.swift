/// What the system says of a file that cannot be read or written, in Indonesian.
///
/// The C library knows Indonesian only where its translations are installed, and says which language is wanted by the
/// environment, at which nothing here looks.
package enum SystemReason {
  /// The reason in Indonesian; as it is where that is not known.
  package static func indonesian(_ reason: String) -> String {
    switch reason {
    case "No such file or directory": "berkas atau folder itu tidak ada"
    case "Permission denied": "tidak ada izin"
    case "a directory", "Is a directory": "sebuah folder"
    case "Not a directory": "bukan folder"
    case "No space left on device": "tempat penyimpanan penuh"
    case "Read-only file system": "tempat penyimpanan hanya dapat dibaca"
    case "File name too long": "nama berkas terlalu panjang"
    case "Bad file descriptor": "keluaran atau masukan yang tertutup"
    case "Input/output error": "kesalahan baca atau tulis"
    case "NUL in the path": "NUL dalam nama berkas"
    default: reason
    }
  }
}
