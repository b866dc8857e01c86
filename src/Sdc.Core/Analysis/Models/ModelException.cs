namespace Sdc;

/// <summary>A model gave no usable answer. The message says provider, method, path, status, the server's own words and what to do; never a key, never the question.</summary>
internal sealed class ModelException(ModelFault fault, string message, Exception? inner = null) : SdcException("Model" + fault, message, inner)
{
    public ModelFault Fault { get; } = fault;
}
