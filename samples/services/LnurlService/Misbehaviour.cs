namespace LnurlService;

/// <summary>What the service can be told to do wrong.</summary>
public enum Misbehaviour
{
    None,
    WrongAmount,
    NoAmount,
    WrongHash,
    OtherNetwork,
    ExpiredInvoice,
    NoInvoice,
    ForeignSuccessUrl,
    UnknownSuccessAction,
    OversizedBody,
    EndlessBody,
    SlowBody,
    SlowHeaders,
    RedirectToPrivateRange,
    RedirectToHttp,
    RedirectForever,
    RedirectToSelf,
    WebPage,
    NotJson,
    EmptyAnswer,
    ErrorStatusWithReason,
    FloatAmount,
    WrongPreimage,
    OtherVerifiedInvoice,
    OtherTag,
    OtherIdentifier,
    BadLink,
    TerminalEscapes,
}
