import Crypto
public import Foundation

/// Why something sealed cannot be opened.
public enum VaultError: Error, Equatable, Sendable {
  /// The key is another one, or the bytes or what they belong to were altered.
  case cannotBeOpened
}

/// Seals what may stand nowhere in clear, with AES-GCM and a key of its own.
///
/// Each seal is bound to what it belongs to (a pseudonym, a file's fingerprint), so that it opens for nothing else.
public struct Vault: Sendable {
  private let key: SymmetricKey
  private let randomBytes: @Sendable (Int) -> [UInt8]

  /// Creates a vault.
  /// - Parameters:
  ///   - key: The 32 bytes of the key; not the key of the pseudonyms.
  ///   - randomBytes: Gives that many random bytes, for the nonce of each seal.
  public init(key: [UInt8], randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.key = SymmetricKey(data: key)
    self.randomBytes = randomBytes
  }

  /// Seals bytes.
  /// - Parameters:
  ///   - data: What is sealed.
  ///   - subject: What it belongs to; the same must be named to open it.
  /// - Returns: Nonce, sealed bytes and tag, one after the other.
  /// - Throws: when the key has no length AES takes.
  public func seal(_ data: Data, of subject: String) throws -> Data {
    let nonce = try AES.GCM.Nonce(data: randomBytes(12))
    let box = try AES.GCM.seal(data, using: key, nonce: nonce, authenticating: Data(subject.utf8))
    return Data(nonce) + box.ciphertext + box.tag
  }

  /// Opens what was sealed.
  /// - Parameters:
  ///   - sealed: The bytes that `seal` gave.
  ///   - subject: What it belongs to.
  /// - Returns: What was sealed.
  /// - Throws: `VaultError.cannotBeOpened` when the key, the bytes or the subject are others.
  public func open(_ sealed: Data, of subject: String) throws -> Data {
    do {
      return try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Data(subject.utf8))
    } catch { throw VaultError.cannotBeOpened }
  }
}
