namespace Sdc;

/// <summary>The customer cache is there and cannot be used; the message says where and why.</summary>
internal sealed class CustomerCacheException(string message, Exception? inner = null) : SdcException("CustomerCacheUnreadable", message, inner);
