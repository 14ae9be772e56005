namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Why a board's clocks are not higher: the bits of nvmlClocksEventReason*, formerly nvmlClocksThrottleReason*.</summary>
[Flags]
public enum ClockLimits
{
    /// <summary>Nothing holds the clocks back.</summary>
    None = 0,

    /// <summary>Nothing runs on the board.</summary>
    Idle = 0x1,

    /// <summary>Somebody set the clocks.</summary>
    ApplicationSetting = 0x2,

    /// <summary>The power limit, held by software: usual on boards with a low limit.</summary>
    PowerCap = 0x4,

    /// <summary>The hardware halved the clocks, or more: heat, or a brake on power.</summary>
    HardwareSlowdown = 0x8,

    /// <summary>The board keeps step with others.</summary>
    SyncBoost = 0x10,

    /// <summary>Too hot, held by software.</summary>
    SoftwareThermal = 0x20,

    /// <summary>Too hot, held by hardware.</summary>
    HardwareThermal = 0x40,

    /// <summary>The power supply asked for less.</summary>
    PowerBrake = 0x80,

    /// <summary>A display's clock.</summary>
    Display = 0x100,
}
