import Crypto
import Dispatch
import Foundation
import Submissions
public import Tables

/// Turns identities into pseudonyms: keyed hashes that nobody without the key can make or undo.
struct Pseudonymizer: Sendable {
  /// The keyed hash before any text; a copy of it saves hashing the key each time.
  private let keyed: HMAC<SHA256>

  init(key: [UInt8]) { keyed = HMAC(key: SymmetricKey(data: key)) }

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

  /// By what a birth told to the month and one told to the day find each other.
  struct BirthKeys {
    /// What the other one is found by.
    let other: String
    /// What this one is found by where that is no pseudonym it has anyway.
    let own: String?
  }

  /// The keys of a birth; nothing where no name or no date of birth is told.
  func birthKeys(of identity: PupilIdentity, school: SchoolCode) -> BirthKeys? {
    guard let name = identity.name, let birth = identity.birth else { return nil }
    func key(_ kind: String, _ birth: Substring) -> String {
      code([kind, school.rawValue, normalized(name), String(birth)].joined(separator: "\u{1F}"))
    }
    // Births are written `YYYY-MM` or `YYYY-MM-DD`; whatever else is no date.
    switch birth.utf8.count {
    case 7: return BirthKeys(other: key("day", birth[...]), own: nil)
    case 10: return BirthKeys(other: key("name", birth.prefix(7)), own: key("day", birth.prefix(7)))
    default: return nil
    }
  }

  /// The pseudonym of whoever a name and a birth mean that two pupils of the school have.
  func pseudonymOfEither(_ identity: PupilIdentity, school: SchoolCode) -> String {
    let parts = ["either", school.rawValue, normalized(identity.name ?? ""), normalized(identity.birth ?? "")]
    return code(parts.joined(separator: "\u{1F}"))
  }

  /// A keyed mark of all that each identity tells, worked out on all cores: of two that differ, one pair in 2⁶⁴ has the
  /// same.
  func marks(of identities: [PupilIdentity], school: SchoolCode) -> [Int64] {
    var marks = [Int64](repeating: 0, count: identities.count)
    let stretch = 32
    marks.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: (identities.count + stretch - 1) / stretch) { number in
        for index in number * stretch..<min((number + 1) * stretch, identities.count) {
          slots[index] = mark(of: identities[index], school: school)
        }
      }
    }
    return marks
  }

  private func mark(of identity: PupilIdentity, school: SchoolCode) -> Int64 {
    var text = "told\u{1F}" + school.rawValue
    text.reserveCapacity(128)
    for part in [identity.studentID, identity.name, identity.birth, identity.schoolClass, identity.sex?.rawValue] {
      text += "\u{1F}"
      text += part ?? "\u{1E}"
    }
    return shortCode(text)
  }

  /// The first eight bytes of a keyed fingerprint.
  func shortCode(_ text: String) -> Int64 {
    var hash = keyed
    var text = text
    text.withUTF8 { hash.update(data: UnsafeRawBufferPointer($0)) }
    return hash.finalize().withUnsafeBytes { $0.load(as: Int64.self) }
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
  /// - Parameter known: the marks of classes and sexes made before, of which a school has few.
  func nameMarks(
    of identity: PupilIdentity, school: SchoolCode, known: inout [String: String]
  ) -> NameMarks? {
    guard let name = identity.name else { return nil }
    func mark(_ value: String?) -> String {
      guard let value else { return "" }
      if let mark = known[value] { return mark }
      let mark = code(["mark", school.rawValue, normalized(value)].joined(separator: "\u{1F}"))
      known[value] = mark
      return mark
    }
    return NameMarks(
      name: code(["namesake", school.rawValue, normalized(name)].joined(separator: "\u{1F}")),
      schoolClass: mark(identity.schoolClass), sex: mark(identity.sex?.rawValue))
  }

  /// Keyed hashes of a name, a class and a sex at one school.
  struct NameMarks {
    let name: String
    let schoolClass: String
    let sex: String
  }

  private func printedForm(_ name: String, _ schoolClass: String, _ sex: String, _ school: SchoolCode) -> String {
    (["provisional", school.rawValue] + [name, schoolClass, sex].map(normalized)).joined(separator: "\u{1F}")
  }

  /// A keyed fingerprint: one without a key would let names be tried out against the content of a short submission.
  func code(_ text: String) -> String {
    var hash = keyed
    var text = text
    text.withUTF8 { hash.update(data: UnsafeRawBufferPointer($0)) }
    return Fingerprint.hexadecimal(hash.finalize())
  }

  func normalized(_ text: String) -> String {
    // Chinese characters, digits and capitals are their own NFKC form.
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x21...0x60, 0x4E00...0x9FFF: true
      default: false
      }
    }
    if isPlain { return text }
    return text.precomposedStringWithCompatibilityMapping.uppercased().filter { !$0.isWhitespace }
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
  /// - Parameter text: the text.
  /// - Returns: 64 hexadecimal digits.
  public static func of(_ text: String) -> String { hexadecimal(SHA256.hash(data: Data(text.utf8))) }

  fileprivate static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = StaticString("0123456789abcdef")
    return String(unsafeUninitializedCapacity: 2 * 32) { text in
      for (index, byte) in digest.enumerated() {
        text[2 * index] = digits.utf8Start[Int(byte >> 4)]
        text[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
      }
      return text.count
    }
  }
}
