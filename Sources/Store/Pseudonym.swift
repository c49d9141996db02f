import Crypto
import Foundation
import Submissions
public import Tables

/// Turns identities into pseudonyms: keyed hashes that nobody without the key can make or undo.
struct Pseudonymizer: Sendable {
  private let key: SymmetricKey

  init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

  /// The pseudonyms an identity has, the surest first: by school number, then by school, name and birth;
  /// one known only from a printed form by school, name, class and sex.
  ///
  /// HMAC-SHA256 over the NFKC form, so that full-width and half-width writing of one name give one pseudonym. The parts
  /// are set apart by a character that no name contains.
  func pseudonyms(of identity: PupilIdentity, school: SchoolCode) -> [String] {
    var keys: [String] = []
    if let number = identity.studentID { keys.append("number\u{1F}" + normalized(number)) }
    if let name = identity.name, let birth = identity.birth {
      keys.append(["name", school.rawValue, normalized(name), normalized(birth)].joined(separator: "\u{1F}"))
    }
    if identity.isProvisional, let name = identity.name {
      let parts = [name, identity.schoolClass ?? "", identity.sex?.rawValue ?? ""].map(normalized)
      keys.append((["provisional", school.rawValue] + parts).joined(separator: "\u{1F}"))
    }
    return keys.map(code)
  }

  /// A keyed fingerprint: one without a key would let names be tried out against the content of a short submission.
  func code(_ text: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    .joined()
  }

  private func normalized(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.uppercased().filter { !$0.isWhitespace }
  }
}

/// SHA-256 in hexadecimal, to tell files apart.
public enum Fingerprint {
  /// The fingerprint of a file.
  /// - Parameter file: the whole file; what was read is given back.
  /// - Returns: 64 hexadecimal digits.
  public static func of(_ file: FileBytes) -> String {
    let stretch = 1 << 24
    var hash = SHA256()
    file.withBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: stretch) {
        let end = min(start + stretch, bytes.count)
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end]))
        file.giveBack(from: start, to: end)
      }
    }
    return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
