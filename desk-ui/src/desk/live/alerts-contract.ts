export interface AlertDelivery {
  channel: string;
  state: 'waiting' | 'sent' | 'failed';
  tries: number;
  time: string;
  /** Code of why it could not be sent; empty if it was, or where an older desk wrote it. */
  why: string;
  detail: string;
}

export interface Alert {
  id: number;
  time: string;
  rule: string;
  kind: string;
  title: string;
  reasons: string[];
  link: string;
  deliveries: AlertDelivery[];
}

export interface AlertSettings {
  rules: Record<string, Record<string, string>>;
  channels: Record<string, Record<string, string>>;
}

export const RULE_KINDS = [
  'heading_for',
  'left_hub_at_night',
  'turned_back',
  'watched_seen',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const CHANNEL_KINDS = ['webhook', 'email'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What stands in a channel's form, by kind. */
export const CHANNEL_KEYS: Record<ChannelKind, readonly string[]> = {
  webhook: ['url', 'key', 'internal'],
  email: ['host', 'port', 'security', 'user', 'password', 'from', 'to', 'language'],
};

export const CHANNEL_SECRETS: readonly string[] = ['key', 'password'];
export const CHANNEL_CHOICES: Record<string, readonly string[]> = {
  internal: ['no', 'yes'],
  security: ['starttls', 'tls', 'none'],
  language: ['es', 'en', 'pt', 'fr', 'ht'],
};
