internal import Glibc

/// The longest file of settings or of a scheme that is read. The longest there is has some tens of KiB.
private let bestandBytesMax = 16 * 1024 * 1024

/// The whole of a file of settings.
/// - Parameters:
///   - wat: what the file is, with its article and a capital, for the sentence of a fault.
///   - raad: where it was named and what to do, after that sentence.
func bestandsbytes(_ pad: String, wat: String, raad: String = "") throws(Opdracht.Fout) -> [UInt8] {
  func onleesbaar() -> Opdracht.Fout { Opdracht.Fout(instelling: onleesbaarzin("\(wat) \(pad)", errno) + raad) }
  let bron = open(pad, O_RDONLY | O_CLOEXEC)
  guard bron >= 0 else { throw onleesbaar() }
  defer { close(bron) }
  var bytes: [UInt8] = []
  var stuk = [UInt8](repeating: 0, count: 64 * 1024)
  while true {
    let aantal = read(bron, &stuk, stuk.count)
    if aantal < 0, errno == EINTR { continue }
    guard aantal >= 0 else { throw onleesbaar() }
    guard aantal > 0 else { return bytes }
    bytes += stuk[..<aantal]
    guard bytes.count <= bestandBytesMax else {
      throw Opdracht.Fout(
        instelling: "\(wat) \(pad) kan niet worden gelezen: het is langer dan \(bestandBytesMax) bytes.")
    }
  }
}

/// The sentence for a file that cannot be read, the same for every command.
func onleesbaarzin(_ wat: String, _ code: Int32) -> String {
  "\(wat) kan niet worden gelezen: \(systeemreden(code))."
}

/// Where a byte of a text stands: "regel 3, kolom 5", both from 1.
func plaats(van byte: Int, in bytes: [UInt8]) -> String {
  let ervoor = bytes.prefix(byte)
  let regels = ervoor.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let kolom = String(decoding: regels.last ?? [], as: UTF8.self).unicodeScalars.count + 1
  return "regel \(max(1, regels.count)), kolom \(kolom)"
}

/// Why a system call failed, in Dutch; an error that an administrator seldom sees has the words of the system.
func systeemreden(_ code: Int32) -> String {
  switch code {
  case EACCES, EPERM: "geen toegang"
  case ENOENT: "het bestaat niet"
  case ENOTDIR: "een deel van het pad is geen map"
  case EISDIR: "het is een map"
  case EEXIST: "het bestaat al"
  case ELOOP: "het pad is een kring van koppelingen, of een koppeling waar die niet mag"
  case ENAMETOOLONG: "het pad is te lang"
  case ENOSPC, EDQUOT: "de schijf is vol"
  case EROFS: "de schijf is alleen te lezen"
  case EIO: "de schijf geeft een fout"
  case EMFILE, ENFILE: "er zijn te veel bestanden open"
  case ENOMEM: "er is te weinig geheugen"
  case EADDRINUSE: "het is in gebruik"
  case EADDRNOTAVAIL: "dit adres heeft deze machine niet"
  default: "het systeem zegt: \(String(cString: strerror(code)))"
  }
}
