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
      keys.append(printedForm(name, identity.schoolClass ?? "", identity.sex?.rawValue ?? "", school))
    }
    return keys.map(code)
  }

  /// An intervention for one pupil with the pupil's pseudonym in place of the school number.
  func pseudonymous(_ intervention: Intervention) -> Intervention {
    guard intervention.scope == .pupil, let number = intervention.scopeCode, !isPseudonym(number) else {
      return intervention
    }
    var intervention = intervention
    intervention.scopeCode = code("number\u{1F}" + normalized(number))
    return intervention
  }

  private func isPseudonym(_ text: String) -> Bool { text.count == 64 && text.allSatisfy(\.isHexDigit) }

  /// The pseudonym a pupil has whose printed form told name, class and sex and nothing surer.
  func printedFormPseudonym(of identity: PupilIdentity, school: SchoolCode) -> String? {
    guard let name = identity.name, let schoolClass = identity.schoolClass, let sex = identity.sex else { return nil }
    return code(printedForm(name, schoolClass, sex.rawValue, school))
  }

  /// By what namesakes of one school are found; class and sex are empty where they are not told.
  func nameMarks(of identity: PupilIdentity, school: SchoolCode) -> (name: String, schoolClass: String, sex: String)? {
    guard let name = identity.name else { return nil }
    let marks = [identity.schoolClass, identity.sex?.rawValue].map { value in
      value.map { code(["mark", school.rawValue, normalized($0)].joined(separator: "\u{1F}")) } ?? ""
    }
    return (code(["namesake", school.rawValue, normalized(name)].joined(separator: "\u{1F}")), marks[0], marks[1])
  }

  private func printedForm(_ name: String, _ schoolClass: String, _ sex: String, _ school: SchoolCode) -> String {
    (["provisional", school.rawValue] + [name, schoolClass, sex].map(normalized)).joined(separator: "\u{1F}")
  }

  /// A keyed fingerprint: one without a key would let names be tried out against the content of a short submission.
  func code(_ text: String) -> String {
    Fingerprint.hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
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
    return hexadecimal(hash.finalize())
  }

  /// The fingerprint of a text in UTF-8.
  static func of(_ text: String) -> String { hexadecimal(SHA256.hash(data: Data(text.utf8))) }

  fileprivate static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
