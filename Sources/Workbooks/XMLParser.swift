import CLibXML2
import Glibc

/// Receives the elements and texts of a part.
class XMLHandler {
  /// Set when the rest of the part does not matter.
  var isFinished = false
  /// Set when the part is wrong; parsing stops.
  var failure: WorkbookError?

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// An element's or attribute's name without its prefix.
struct XMLName {
  let start: UnsafePointer<xmlChar>?

  static func == (name: XMLName, other: StaticString) -> Bool {
    guard let start = name.start else { return false }
    return strcmp(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), other.cString) == 0
  }
}

extension StaticString {
  fileprivate var cString: UnsafePointer<CChar> {
    UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

/// The attributes of an element; valid only while its start is handled.
struct XMLAttributes {
  // libxml2 gives five pointers for each: name, prefix, address of the namespace, start and end of the value.
  let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  /// The bytes of a value; an ampersand is still `&#38;`.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let pointers else { return nil }
    for index in 0..<count where XMLName(start: pointers[5 * index]) == name {
      guard let start = pointers[5 * index + 3], let end = pointers[5 * index + 4] else { return nil }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// A value. libxml2 hands an ampersand over as `&#38;` and everything else resolved.
  subscript(_ name: StaticString) -> String? {
    guard let bytes = bytes(name) else { return nil }
    let value = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "&")) ? value.replacing("&#38;", with: "&") : value
  }

  func isTrue(_ name: StaticString) -> Bool { self[name] == "1" || self[name] == "true" }
}

/// libxml2's push parser: no tree, no network, no document types, and hence no entities of anyone's making.
final class XMLParser {
  private let part: String
  private let handler: XMLHandler
  private let context: xmlParserCtxtPtr
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// - Parameter isUTF8: Whether the bytes are UTF-8 already, whatever their XML declaration says.
  init(part: String, handler: XMLHandler, isUTF8: Bool = false) throws(WorkbookError) {
    var events = xmlSAXHandler()
    events.initialized = XML_SAX2_MAGIC
    events.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      XMLParser.handler(context)?.start(
        XMLName(start: name), XMLAttributes(pointers: attributes, count: Int(count)))
    }
    events.endElementNs = { context, name, _, _ in XMLParser.handler(context)?.end(XMLName(start: name)) }
    events.characters = { context, bytes, count in
      XMLParser.handler(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    events.cdataBlock = events.characters
    events.internalSubset = { context, _, _, _ in XMLParser.handler(context)?.failure = .documentType(part: "") }
    guard Self.isReady,
      let context = xmlCreatePushParserCtxt(&events, Unmanaged.passUnretained(handler).toOpaque(), nil, 0, nil)
    else { throw .damaged(part: part) }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, Int32(options | (isUTF8 ? XML_PARSE_IGNORE_ENC.rawValue : 0)))
    self.part = part
    self.handler = handler
    self.context = context
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Parses the next bytes; none means the end.
  func feed(_ bytes: UnsafeRawBufferPointer) throws(WorkbookError) {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = xmlParseChunk(context, start, Int32(bytes.count), bytes.isEmpty ? 1 : 0)
    switch handler.failure {
    case .documentType: throw .documentType(part: part)
    case let failure?: throw failure
    case nil: break
    }
    // A namespace error leaves the document well-formed; anything else does not.
    if status != 0, context.pointee.wellFormed == 0, !handler.isFinished { throw .damaged(part: part) }
  }

  /// Parses a whole part.
  func parse(_ bytes: [UInt8]) throws(WorkbookError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(WorkbookError) in
        for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
          try feed(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + (1 << 16), bytes.count)]))
        }
        try feed(UnsafeRawBufferPointer(start: nil, count: 0))
      }
    }
    try result.get()
  }

  private static func handler(_ context: UnsafeMutableRawPointer?) -> XMLHandler? {
    guard let context else { return nil }
    let handler = Unmanaged<XMLHandler>.fromOpaque(context).takeUnretainedValue()
    return handler.failure == nil && !handler.isFinished ? handler : nil
  }
}
